import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { registerNumber } from '../_support/graph.ts'
import { stack } from '../_support/stack.ts'
import { makeWorld, type World } from '../_support/world.ts'

const TENANT = '10000000-0000-4000-8000-000000000001'
let world: World
let owner: Caller
let admin: Caller

beforeAll(async () => {
  world = await makeWorld()
  owner = await signIn('owner')
  admin = await signIn('admin')
})

const path = () => `app-${crypto.randomUUID().slice(0, 12)}`
const digits = () => `1${String(BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)).slice(0, 14)}`
const facts = (more: object = {}) => ({
  tenant_id: TENANT,
  path: path(),
  meta_app_id: digits(),
  app_secret: 'the-first-secret-of-an-app',
  verify_token: 'what-we-told-meta',
  ...more,
})
const hook = (app: string) => `${stack.api_url}/functions/v1/webhook/${app}`

async function deliver(app: string, secret: string): Promise<number> {
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: digits(), changes: [] }] })
  const response = await fetch(hook(app), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
    body,
  })
  await response.text()
  return response.status
}

async function verify(app: string, token: string): Promise<number> {
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.challenge': '1158201444',
    'hub.verify_token': token,
  })
  const response = await fetch(`${hook(app)}?${query}`)
  await response.text()
  return response.status
}

test('a second Meta app is added by the owner: its webhooks are verified and signed with its own secrets', async () => {
  const body = facts()
  const added = await owner.call('POST', '/numbers/apps', { body })
  expect(added).toMatchObject({ status: 201, body: { path: body.path, app_secret_last4: '-app' } })
  expect(JSON.stringify(added.body)).not.toContain(body.app_secret)
  expect(JSON.stringify(added.body)).not.toContain(body.verify_token)
  expect(await verify(body.path, body.verify_token)).toBe(200)
  expect(await verify(body.path, 'something else')).toBe(403)
  expect(await deliver(body.path, body.app_secret)).toBe(200)
  expect(await deliver(body.path, 'some other secret')).toBe(401)
  const listed = await owner.call('GET', `/numbers/apps?tenant_id=${TENANT}`)
  expect((listed.body as { data: { path: string }[] }).data.map((app) => app.path)).toContain(body.path)
  expect(await owner.call('POST', '/numbers/apps', { body })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
})

test('a rotated secret is accepted beside the one before it', async () => {
  const body = facts()
  const added = await owner.call('POST', '/numbers/apps', { body })
  const { id } = added.body as { id: string }
  const change = { app_secret: 'the-second-secret-of-an-app' }
  expect(await owner.call('PATCH', `/numbers/apps/${id}`, { body: change })).toMatchObject({ status: 200 })
  for (const secret of [body.app_secret, change.app_secret])
    expect(await deliver(body.path, secret)).toBe(200)
})

test('an account with its own app is connected when Meta posts to the address of that app', async () => {
  const app = facts()
  const added = await owner.call('POST', '/numbers/apps', { body: app })
  const { id } = added.body as { id: string }
  const number = { phone_number_id: digits(), waba_id: digits() }
  const register = (more: object) =>
    registerNumber({
      ...number,
      display_phone_number: `+2010${digits().slice(-8)}`,
      verified_name: 'العزب',
      ...more,
    })
  await register({})
  const body = { ...number, project_id: world.projectId, app_id: id }
  const failed = await admin.call('POST', '/numbers/check', { body })
  const { steps } = failed.body as { steps: { step: string; state: string; detail: string }[] }
  expect(steps.find(({ state }) => state === 'failed')).toMatchObject({
    step: 'callback',
    detail: expect.stringContaining(`/webhook/${app.path}`),
  })
  await register({ webhook_url: hook(app.path), app_secret: app.app_secret })
  expect(await admin.call('POST', '/numbers', { body })).toMatchObject({ status: 201 })
  const [account] = await sql`
    select meta_app_id from public.whatsapp_business_accounts where waba_id = ${number.waba_id}`
  expect(account).toEqual({ meta_app_id: id })
  expect(await owner.call('DELETE', `/numbers/apps/${id}`)).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
})

test('an app is removed with its secrets', async () => {
  const body = facts()
  const added = await owner.call('POST', '/numbers/apps', { body })
  const { id } = added.body as { id: string }
  expect(await owner.call('DELETE', `/numbers/apps/${id}`)).toMatchObject({ status: 200 })
  expect(await sql`select from vault.secrets where name like ${`%${id}`}`).toHaveLength(0)
  expect(await deliver(body.path, body.app_secret)).not.toBe(200)
})

test('A19: only the owner of the tenant sees and changes its Meta apps', async () => {
  const added = await owner.call('POST', '/numbers/apps', { body: facts() })
  const { id } = added.body as { id: string }
  expect(await admin.call('POST', '/numbers/apps', { body: facts() })).toMatchObject({ status: 404 })
  expect(await admin.call('GET', `/numbers/apps?tenant_id=${TENANT}`)).toMatchObject({
    status: 200,
    body: { data: [] },
  })
  const change = { meta_app_id: digits() }
  expect(await admin.call('PATCH', `/numbers/apps/${id}`, { body: change })).toMatchObject({ status: 404 })
  expect(await admin.call('DELETE', `/numbers/apps/${id}`)).toMatchObject({ status: 404 })
})
