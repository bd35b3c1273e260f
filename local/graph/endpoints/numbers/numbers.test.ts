import { afterEach, beforeEach, expect, it } from 'vitest'
import { business, type Running, startEmulator } from '../../testing/running.ts'

let running: Running

beforeEach(async () => {
  running = await startEmulator()
})
afterEach(() => running.stop())

it('answers the standard fields of a number', async () => {
  const { body } = await running.graph(business.phone_number_id)
  expect(body).toEqual({
    id: business.phone_number_id,
    display_phone_number: '+20 10 99884670',
    verified_name: 'العزب',
    code_verification_status: 'VERIFIED',
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    webhook_configuration: { application: running.hub.url },
  })
})

it('answers the fields that were asked for, and the id', async () => {
  const { body } = await running.graph(`${business.phone_number_id}?fields=status,name_status`)
  expect(body).toEqual({ status: 'CONNECTED', name_status: 'APPROVED', id: business.phone_number_id })
})

it('refuses a field that Meta does not have', async () => {
  const { status, body } = await running.graph(`${business.phone_number_id}?fields=status,colour`)
  expect(status).toBe(400)
  expect(body.error.message).toContain('nonexisting field (colour)')
})

it('asks a callback as Meta does, and says when it does not answer right', async () => {
  expect((await running.control(`/numbers/${business.phone_number_id}/verify`, {})).body).toMatchObject({
    ok: true,
    status: 200,
  })
  await running.control('/numbers', { ...business, verify_token: 'wrong' })
  expect((await running.control(`/numbers/${business.phone_number_id}/verify`, {})).body).toMatchObject({
    ok: false,
    status: 403,
  })
})

it('never shows secrets of a number', async () => {
  const { body } = await running.control('/numbers')
  expect(JSON.stringify(body)).not.toContain(business.app_secret)
  expect(JSON.stringify(body)).not.toContain(business.access_token)
})
