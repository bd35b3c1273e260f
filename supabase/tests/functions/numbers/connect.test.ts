import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import {
  forgetRule,
  misbehave,
  phoneMessages,
  putTemplate,
  registerNumber,
  writeAsCustomer,
} from '../_support/graph.ts'
import { ACCEPTED, newKey, settled } from '../_support/messages.ts'
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

const accountIdOf = async (wabaId: string) =>
  (await sql<{ id: string }[]>`select id from public.whatsapp_business_accounts where waba_id = ${wabaId}`)[0]
    ?.id

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

type Test = { message_id: string; ok: boolean; is_over: boolean; steps: Report['steps'] }

/** A connected number, and a phone that has written to it. */
async function tested() {
  const body = await newNumber()
  const created = await admin.call('POST', '/numbers', { body })
  const { id } = created.body as { id: string }
  const phone = `2010${digits().slice(-8)}`
  await writeAsCustomer({ from: phone, to: body.phone_number_id, type: 'text', text: { body: 'تجربة' } })
  await expect
    .poll(
      async () =>
        (
          await sql`
            select from public.conversations where whatsapp_number_id = ${id} and service_window_expires_at > now()`
        ).length,
      { timeout: 10_000 },
    )
    .toBe(1)
  const send = async (more: object = {}, to = phone) =>
    await admin.call('POST', `/numbers/${id}/test-messages`, {
      body: { phone: `+${to}`, ...more },
      headers: { 'idempotency-key': newKey() },
    })
  const read = async (messageId: string) =>
    (await admin.call('GET', `/numbers/${id}/test-messages/${messageId}`)).body as Test
  return { ...body, id, phone, send, read }
}
const states = ({ steps }: Test) => Object.fromEntries(steps.map(({ step, state }) => [step, state]))

test('a test message goes to the phone that the admin names, and its status proves the way back', async () => {
  const { phone, send, read, phone_number_id } = await tested()
  const answer = await send()
  expect(answer.status).toBe(202)
  const { message_id } = answer.body as Test
  await expect
    .poll(async () => (await read(message_id)).is_over, { timeout: 15_000, interval: 200 })
    .toBe(true)
  const report = await read(message_id)
  expect(report.ok).toBe(true)
  expect(states(report)).toEqual({ test_sent: 'ok', status_received: 'ok' })
  expect(await phoneMessages({ customer: phone, phone_number_id, author: 'business' })).toMatchObject([
    { callback_data: message_id, type: 'text' },
  ])
})

test('a test message that Meta refuses, or whose status never comes, is told with its remedy', async () => {
  const { id, send, read, phone_number_id } = await tested()
  await misbehave({
    match: { endpoint: 'messages.send', phone_number_id },
    action: { type: 'error', code: 131042 },
    count: 1,
  })
  const refused = ((await send()).body as Test).message_id
  await expect.poll(async () => (await read(refused)).is_over, { timeout: 15_000 }).toBe(true)
  const report = await read(refused)
  expect(states(report)).toEqual({ test_sent: 'failed', status_received: 'waiting' })
  expect(report.steps[0]?.remedy).toMatchObject({
    ar: expect.stringMatching(/\p{Script=Arabic}/u),
    en: expect.stringMatching(/payment/i),
  })

  await misbehave({ match: { event: 'status', phone_number_id }, action: { type: 'webhook_drop' } })
  const silent = ((await send()).body as Test).message_id
  await expect
    .poll(async () => states(await read(silent)), { timeout: 15_000 })
    .toEqual({ test_sent: 'ok', status_received: 'waiting' })
  await sql`update public.messages set accepted_at = now() - interval '31 seconds' where id = ${silent}`
  const over = await read(silent)
  expect(over).toMatchObject({ ok: false, is_over: true })
  expect(over.steps[1]).toMatchObject({
    state: 'failed',
    remedy: { en: expect.stringContaining('app secret') },
  })
  expect(await agent.call('GET', `/numbers/${id}/test-messages/${silent}`)).toMatchObject({ status: 403 })
})

test('a phone that has not written gets the test as a template', async () => {
  const { waba_id, send } = await tested()
  const stranger = `2010${digits().slice(-8)}`
  expect(await send({}, stranger)).toMatchObject({ status: 422, body: { code: 'template_not_found' } })
  const hello = {
    name: 'hello_world',
    language: 'en_US',
    components: [{ type: 'BODY', text: 'Hello World' }],
  }
  await putTemplate({ ...hello, waba_id, category: 'UTILITY' })
  await admin.call('POST', '/templates/sync', {
    body: { project_id: world.projectId, business_account_id: await accountIdOf(waba_id) },
  })
  const { message_id } = (await send({}, stranger)).body as Test
  await settled(message_id, ACCEPTED)
  expect(await phoneMessages({ customer: stranger, author: 'business' })).toMatchObject([
    { type: 'template', callback_data: message_id },
  ])
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
