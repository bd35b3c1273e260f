import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { forgetRule, misbehave, registerNumber, writeAsCustomer } from '../_support/graph.ts'
import { newKey } from '../_support/messages.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  agent = await signIn('agent')
})

const digits = () => `1${String(BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)).slice(0, 14)}`

async function newNumber(more: object = {}) {
  const phoneNumberId = digits()
  const wabaId = digits()
  await registerNumber({
    phone_number_id: phoneNumberId,
    display_phone_number: `+2010${digits().slice(-8)}`,
    waba_id: wabaId,
    verified_name: 'العزب',
    ...more,
  })
  return { project_id: world.projectId, waba_id: wabaId, phone_number_id: phoneNumberId }
}

type Report = {
  ok: boolean
  steps: { step: string; state: string; remedy: { ar: string; en: string } | null }[]
}

async function failedStep(body: object) {
  const answer = await admin.call('POST', '/numbers/check', { body })
  expect(answer.status).toBe(200)
  const { ok, steps } = answer.body as Report
  const failed = steps.find(({ state }) => state === 'failed')
  expect(ok).toBe(failed === undefined)
  if (failed) {
    expect(failed.remedy?.ar).toMatch(/\p{Script=Arabic}/u)
    expect(failed.remedy?.en).toMatch(/^[A-Z]/)
  }
  return failed?.step
}

test('a number whose every step is right is connected, with what Meta says of it', async () => {
  const body = await newNumber({ quality_rating: 'YELLOW', throughput: 'HIGH' })
  expect(await failedStep(body)).toBeUndefined()
  const answer = await admin.call('POST', '/numbers', { body: { ...body, access_token: stack.access_token } })
  expect(answer).toMatchObject({
    status: 201,
    body: {
      phone_number_id: body.phone_number_id,
      verified_name: 'العزب',
      status: 'CONNECTED',
      quality_rating: 'YELLOW',
      throughput_per_second: 1000,
      health: 'healthy',
      display_phone_number: expect.stringMatching(/^\+20\d+$/),
    },
  })
  expect(JSON.stringify(answer.body)).not.toContain(stack.access_token)
  const [account] = await sql`
    select access_token_last4 as last4 from public.whatsapp_business_accounts where waba_id = ${body.waba_id}`
  expect(account?.last4).toBe(stack.access_token.slice(-4))
  // Again: the same number, not a second one.
  expect(await admin.call('POST', '/numbers', { body })).toMatchObject({
    status: 201,
    body: { id: (answer.body as { id: string }).id },
  })
})

test('each step that fails is named with its remedy, and can be run again', async () => {
  const body = await newNumber()
  expect(await failedStep({ ...body, access_token: 'expired-or-wrong' })).toBe('token')
  for (const [endpoint, code, step] of [
    ['accounts.get', 10, 'permissions'],
    ['accounts.get', 100, 'account'],
    ['apps.list', 131016, 'app_subscribed'],
    ['numbers.list', 100, 'number'],
  ] as const) {
    const id = await misbehave({ match: { endpoint }, action: { type: 'error', code }, count: 1 })
    expect(await failedStep(body)).toBe(step)
    await forgetRule(id)
  }
  expect(await failedStep({ ...body, phone_number_id: '999999999999' })).toBe('number')
  expect(await failedStep(body)).toBeUndefined()
})

test('a callback that is not ours, a number that waits for its PIN, and one that Meta holds back', async () => {
  expect(await failedStep(await newNumber({ webhook_url: 'https://elsewhere.example/hook' }))).toBe(
    'callback',
  )
  const pending = await newNumber({ status: 'PENDING' })
  expect(await failedStep(pending)).toBe('registered')
  expect(await failedStep({ ...pending, pin: '000000' })).toBe('registered')
  const refused = await admin.call('POST', '/numbers', { body: pending })
  expect(refused).toMatchObject({ status: 502, body: { errors: [{ pointer: '/steps/registered' }] } })
  expect(await admin.call('POST', '/numbers', { body: { ...pending, pin: '314159' } })).toMatchObject({
    status: 201,
    body: { status: 'CONNECTED' },
  })
  expect(await failedStep(await newNumber({ status: 'FLAGGED' }))).toBe('connected')
})

test('who is no admin may not connect, and nobody takes the number of another project', async () => {
  const body = await newNumber()
  expect(await agent.call('POST', '/numbers/check', { body })).toMatchObject({ status: 403 })
  const foreign = await makeWorld(['owner'])
  expect(
    await admin.call('POST', '/numbers', { body: { ...body, project_id: foreign.projectId } }),
  ).toMatchObject({ status: 404 })
  const taken = {
    project_id: world.projectId,
    waba_id: foreign.wabaId,
    phone_number_id: foreign.phoneNumberId,
  }
  expect(await admin.call('POST', '/numbers', { body: taken })).toMatchObject({
    status: 409,
    body: { code: 'number_exists' },
  })
})

test('a number is renamed, disabled, made the default one and removed', async () => {
  const created = await admin.call('POST', '/numbers', { body: await newNumber() })
  const { id } = created.body as { id: string }
  const patch = (body: object, caller = admin) => caller.call('PATCH', `/numbers/${id}`, { body })
  expect(await patch({ name: 'المبيعات', is_default: true })).toMatchObject({
    status: 200,
    body: { name: 'المبيعات', is_default: true },
  })
  expect(await patch({ is_disabled: true })).toMatchObject({ body: { disabled_at: expect.any(String) } })
  expect(await patch({ name: 'x' }, agent)).toMatchObject({ status: 403 })
  expect(await admin.call('DELETE', `/numbers/${world.numberId}`)).toMatchObject({ status: 200 })
  const busy = await makeWorld()
  await makeConversation(busy)
  expect(await admin.call('DELETE', `/numbers/${busy.numberId}`)).toMatchObject({
    status: 409,
    body: { code: 'number_in_use' },
  })
  expect(await admin.call('DELETE', `/numbers/${busy.numberId}?with_conversations=true`)).toMatchObject({
    status: 200,
  })
  expect(await admin.call('GET', `/numbers/${busy.numberId}`)).toMatchObject({ status: 404 })
})

test('a health check brings what Meta says, and says why Meta refuses', async () => {
  const lone = await makeWorld()
  const check = () => admin.call('POST', `/numbers/${lone.numberId}/health-check`)
  expect(await check()).toMatchObject({
    status: 200,
    body: { health: 'healthy', messaging_limit: 'TIER_2K' },
  })
  await misbehave({
    match: { endpoint: 'numbers.get', phone_number_id: lone.phoneNumberId },
    action: { type: 'error', code: 131031, details: 'Account locked' },
    count: 1,
  })
  expect(await check()).toMatchObject({
    status: 200,
    body: { health: 'unhealthy', health_details: { code: '131031', reason: 'Account locked' } },
  })
})

test('the business profile is changed at Meta first, within its limits', async () => {
  const lone = await makeWorld()
  const patch = (body: object) => admin.call('PATCH', `/numbers/${lone.numberId}/profile`, { body })
  const profile = { about: 'تشطيبات وصيانة', websites: ['https://www.alazab.com'], vertical: 'PROF_SERVICES' }
  expect(await patch(profile)).toMatchObject({ status: 200, body: { profile } })
  expect(await patch({ about: 'ا'.repeat(140) })).toMatchObject({
    status: 422,
    body: { code: 'invalid_request' },
  })
})

test('a sandbox number writes only to a phone that has sent its code', async () => {
  const lone = await makeWorld()
  await sql`update public.whatsapp_numbers set kind = 'sandbox' where id = ${lone.numberId}`
  const { conversationId, phone } = await makeConversation(lone)
  const send = () =>
    agent.call('POST', '/messages', {
      body: { conversation_id: conversationId, type: 'text', text: { body: 'تجربة' } },
      headers: { 'idempotency-key': newKey() },
    })
  expect(await send()).toMatchObject({ status: 409, body: { code: 'sandbox_not_activated' } })
  const session = await agent.call('POST', `/numbers/${lone.numberId}/sandbox-sessions`)
  expect(session).toMatchObject({ status: 201, body: { status: 'pending_activation' } })
  const { activation_code } = session.body as { activation_code: string }
  await writeAsCustomer({
    from: phone,
    to: lone.phoneNumberId,
    type: 'text',
    text: { body: activation_code.toLowerCase() },
  })
  await expect.poll(async () => (await send()).status, { timeout: 10_000 }).toBe(202)
})
