import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

describe('setting up', () => {
  const product = { messaging_product: 'whatsapp' }

  it.each<[string, object, string]>([
    ['register', { pin: '314159' }, 'messaging_product'],
    ['request_code', { code_method: 'PIGEON', language: 'ar' }, 'code_method'],
    ['settings', { nonsense: { status: 'ENABLED' } }, 'feature setting'],
    ['whatsapp_business_profile', { about: 'Finishing' }, 'messaging_product'],
    ['whatsapp_business_profile', { ...product, vertical: 'NO_SUCH' }, 'vertical'],
    ['whatsapp_business_profile', { ...product, websites: ['al-azab.example'] }, 'websites'],
    ['whatsapp_business_profile', { ...product, websites: Array(3).fill('https://a.example') }, 'websites'],
  ])('%s refuses %j', async (edge, body, word) => {
    const answer = await running.graph(`${business.phone_number_id}/${edge}`, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain(word)
  })

  it('a code is compared as it is, and its error is one of its own', async () => {
    const edge = `${business.phone_number_id}/verify_code`
    const code = (text: string) => running.graph(edge, { method: 'POST', body: { code: text } })
    expect((await code('123-456')).body).toMatchObject({ error: { code: 136025 } })
    expect((await code('123456')).body).toEqual({ success: true })
  })

  it.each(['app?fields=id,colour', `${business.waba_id}?fields=name,colour`])(
    'GET %s refuses the field that Meta does not have',
    async (path) => {
      expect((await running.graph(path)).body.error.message).toContain('nonexisting field (colour)')
    },
  )
})

describe('blocking', () => {
  it('takes who wrote within a day, refuses his messages until he is let in again, and lists him', async () => {
    const customer = '201116620943'
    const edge = `${business.phone_number_id}/block_users`
    const body = { messaging_product: 'whatsapp', block_users: [{ user: `+${customer}` }] }
    const early = await running.graph(edge, { method: 'POST', body })
    expect(early.body).toMatchObject({ error: { code: 139100 }, block_users: { failed_users: [{}] } })
    await running.control('/messages', { from: customer, type: 'text', text: { body: 'سلام' } })
    const done = await running.graph(edge, { method: 'POST', body })
    expect(done.body).toMatchObject({ block_users: { added_users: [{ wa_id: customer }] } })
    expect((await running.graph(edge)).body).toMatchObject({ data: [{ wa_id: customer }] })
    const refused = await running.send({ to: customer, type: 'text', text: { body: 'x' } })
    expect(refused.body).toMatchObject({ error: { code: 130403 } })
    await running.graph(edge, { method: 'DELETE', body })
    expect((await running.send({ to: customer, type: 'text', text: { body: 'x' } })).status).toBe(200)
  })
})

describe('the key for Flows', () => {
  it('is an RSA key of 2048 bits, and is shown again', async () => {
    const edge = `${business.phone_number_id}/whatsapp_business_encryption`
    const pemOf = (modulusLength: number) =>
      generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' })
    const put = (business_public_key: unknown) =>
      running.graph(edge, { method: 'POST', body: { business_public_key } })
    expect((await put('no key')).body).toMatchObject({ error: { code: 100 } })
    expect((await put(pemOf(1024))).body).toMatchObject({ error: { code: 100 } })
    const pem = pemOf(2048)
    expect((await put(pem)).body).toEqual({ success: true })
    expect((await running.graph(edge)).body).toEqual({
      data: [{ business_public_key: pem, business_public_key_signature_status: 'VALID' }],
    })
  })
})
