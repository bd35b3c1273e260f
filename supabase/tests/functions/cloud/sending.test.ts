import { beforeAll, expect, test } from 'vitest'
import { signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { forgetRule, misbehave, phoneMessages } from '../_support/graph.ts'
import { openConversation } from '../_support/messages.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'
import { ask, codeOf, type DoorAnswer, makeKey } from './_support/door.ts'

let world: World
let key: string

beforeAll(async () => {
  world = await makeWorld()
  key = await makeKey(world)
})

const text = (to: string, body: string) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body },
})
const wamidOf = ({ body }: DoorAnswer) => (body.messages as { id: string }[])[0]?.id

test('the same Idempotency-Key sends once and gets the same wamid, also when both come at once', async () => {
  const { phone } = await openConversation(world)
  const post = () =>
    ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(phone, 'once'), {
      'idempotency-key': 'order-17',
    })
  const answers = await Promise.all([post(), post(), post()])
  answers.push(await post())
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(new Set(answers.map(wamidOf)).size).toBe(1)
  expect(await phoneMessages({ customer: phone, author: 'business' })).toHaveLength(1)
  const other = await ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(phone, 'other'), {
    'idempotency-key': 'order-17',
  })
  expect([other.status, codeOf(other)]).toEqual([400, 100])
})

test('ten messages at once to one person all go, in some order, and none is refused', async () => {
  const { phone } = await openConversation(world)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(phone, `n${n}`)),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(await phoneMessages({ customer: phone, author: 'business' })).toHaveLength(10)
})

test('a conversation that stays busy answers 503 with Retry-After, and what was not sent is taken back', async () => {
  const { phone } = await openConversation(world)
  const rule = await misbehave({
    match: { endpoint: 'messages.send', recipient: phone },
    action: { type: 'error', code: 131056 },
  })
  const answer = await ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(phone, 'later'))
  expect([answer.status, codeOf(answer)]).toEqual([503, 131016])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  await forgetRule(rule)
  const rows = await sql`
    select status from public.messages where project_id = ${world.projectId} and text = 'later'`
  expect(rows.map(({ status }) => status)).toEqual(['cancelled'])
  expect(await phoneMessages({ customer: phone, author: 'business' })).toEqual([])
})

test('a closed window is 131047, and what Meta refuses comes with Meta’s own code', async () => {
  const { phone: silent } = await makeConversation(world, { windowHours: -1 })
  const closed = await ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(silent, 'x'))
  expect([closed.status, codeOf(closed)]).toEqual([400, 131047])

  const { phone } = await openConversation(world)
  const rule = await misbehave({
    match: { endpoint: 'messages.send', recipient: phone },
    action: { type: 'error', code: 131042 },
  })
  const refused = await ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(phone, 'x'))
  await forgetRule(rule)
  expect([refused.status, codeOf(refused)]).toEqual([400, 131042])
})

test('any version, the prefix of Kapso and both headers open the door', async () => {
  for (const version of ['v1.0', 'v23.0', 'v31.7', 'meta/whatsapp/v24.0']) {
    for (const headers of [{ 'x-api-key': key }, { authorization: `Bearer ${key}` }] as Record<
      string,
      string
    >[]) {
      const answer = await ask(
        null,
        'GET',
        `${version}/${world.phoneNumberId}?fields=id,verified_name`,
        undefined,
        headers,
      )
      expect(answer.body).toEqual({ id: world.phoneNumberId, verified_name: 'Test' })
    }
  }
})

test('ids of sixteen digits and more are told apart to the last one', async () => {
  const base = `9${world.phoneNumberId.slice(-13)}`
  for (const ending of ['01', '02', '03']) {
    await sql`
      insert into public.templates (business_account_id, name, language, category, status, components, meta_template_id)
      select id, ${`ending_${ending}`}, 'ar', 'UTILITY', 'APPROVED', '[]', ${base + ending}
      from public.whatsapp_business_accounts where waba_id = ${world.wabaId}`
  }
  for (const ending of ['01', '02', '03']) {
    const answer = await ask(key, 'GET', `v25.0/${base}${ending}?fields=name`)
    expect(answer.body).toEqual({ id: base + ending, name: `ending_${ending}` })
  }
})

test('as docs/api/migrate-from-kapso.md says: a key with the scopes it names reads every path it names', async () => {
  const admin = await signIn('admin')
  const scopes = ['messages', 'conversations', 'contacts', 'media', 'templates', 'flows', 'numbers'].flatMap(
    (group) => [`${group}:read`, `${group}:write`],
  )
  const made = await admin.call('POST', '/api-keys', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { project_id: world.projectId, name: 'Moved', scopes },
  })
  const { key: moved } = made.body as { key: string }
  const { phone } = await openConversation(world)
  const sent = await ask(moved, 'POST', `v23.0/${world.phoneNumberId}/messages`, text(phone, 'Hello'))
  expect(sent.status).toBe(200)
  for (const path of [
    ...['', '/messages', '/conversations', '/contacts', '/block_users', '/whatsapp_business_profile'].map(
      (edge) => `${world.phoneNumberId}${edge}`,
    ),
    `${world.phoneNumberId}/messages/${wamidOf(sent)}`,
    `${world.phoneNumberId}/contacts/${phone}`,
    `${world.phoneNumberId}/settings`,
    ...['/message_templates', '/flows', '/phone_numbers'].map((edge) => `${world.wabaId}${edge}`),
  ]) {
    const { status, body } = await ask(moved, 'GET', `v23.0/${path}`)
    expect([path, status, body.error]).toEqual([path, 200, undefined])
  }
})

test('an outcome that nobody knows is 500, and is not sent again', async () => {
  const { phone } = await openConversation(world)
  // Its statuses would tell, and may come before the door has looked.
  const silence = await misbehave({
    match: { event: 'status', recipient: phone },
    action: { type: 'webhook_drop' },
  })
  await misbehave({
    match: { endpoint: 'messages.send', recipient: phone },
    action: { type: 'timeout_after_accept', hang_ms: 200 },
    count: 1,
  })
  const answer = await ask(key, 'POST', `v25.0/${world.phoneNumberId}/messages`, text(phone, 'once only'))
  expect([answer.status, codeOf(answer)]).toEqual([500, 131000])
  expect(await phoneMessages({ customer: phone, author: 'business' })).toHaveLength(1)
  await forgetRule(silence)
})
