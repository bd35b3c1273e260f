import { beforeAll, expect, test } from 'vitest'
import { META_ERRORS } from '../../../functions/_shared/contracts/meta-errors.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { misbehave, phoneMessages } from '../_support/graph.ts'
import {
  ACCEPTED,
  messageRow,
  newKey,
  openConversation,
  sendsOf,
  sent,
  settled,
} from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'

let agent: Caller

beforeAll(async () => {
  agent = await signIn('agent')
  await sql`update private.queue_settings set retry_base_seconds = 0.3 where queue = 'outbound'`
})

async function sendOne(world: World, body = 'مرحبا') {
  const conversation = await openConversation(world)
  const message = { conversation_id: conversation.conversationId, type: 'text', text: { body } }
  return { ...conversation, message, id: await sent(agent, message) }
}

async function rule(world: World, action: { type: string } & Record<string, unknown>, count = 1) {
  await misbehave({
    match: { phone_number_id: world.phoneNumberId, endpoint: 'messages.send' },
    action,
    count,
  })
}

test.concurrent.each([
  ['130429, the limit of the number', { type: 'error', code: 130429 }],
  ['131056, the limit of the pair', { type: 'error', code: 131056 }],
  ['131016, Meta is not available', { type: 'error', code: 131016 }],
  ['131000, something went wrong', { type: 'error', code: 131000 }],
  ['502 from something in between', { type: 'http', status: 502 }],
  ['a code that is not known but transient', { type: 'http', status: 503 }],
])('%s: the message is sent again and arrives once', async (_, action) => {
  const world = await makeWorld()
  await rule(world, action, 2)
  const { id, phone } = await sendOne(world)
  await settled(id, ACCEPTED)
  expect(await sendsOf(world, id)).toHaveLength(3)
  expect(await phoneMessages({ customer: phone, author: 'business' })).toHaveLength(1)
})

test.concurrent('the wait after 131056 grows as Meta asks: one second, then four', async () => {
  const world = await makeWorld()
  await rule(world, { type: 'error', code: 131056 }, 2)
  const started = Date.now()
  const { id } = await sendOne(world)
  await settled(id, ACCEPTED, 20_000)
  expect(Date.now() - started).toBeGreaterThan(5_000)
})

test.concurrent('what Meta refuses for good fails at once, and what is behind it goes on', async () => {
  const world = await makeWorld()
  await rule(world, { type: 'error', code: 131051, details: 'Unsupported' })
  const { id, message } = await sendOne(world, 'الأولى')
  const next = await sent(agent, message)
  expect(await settled(id, ['failed'])).toMatchObject({ error_code: '131051', error_details: 'Unsupported' })
  await settled(next, ACCEPTED)
  expect(await sendsOf(world, id)).toHaveLength(1)
  // Who wrote it is told why, and what to do next, in both languages.
  const news = await agent.call('GET', `/notifications?project_id=${world.projectId}`)
  expect((news.body as { data: unknown[] }).data).toEqual([
    expect.objectContaining({
      kind: 'message_failed',
      conversation_id: message.conversation_id,
      data: { message_id: id, number_id: world.numberId, code: '131051' },
      failure: { code: '131051', ...META_ERRORS['131051'] },
    }),
  ])
})

test.concurrent('a message that waits for another try holds back what is behind it', async () => {
  const world = await makeWorld()
  await rule(world, { type: 'error', code: 131016 }, 2)
  const { id, message, phone } = await sendOne(world, 'الأولى')
  const next = await sent(agent, message)
  await settled(next, ACCEPTED)
  const arrived = await phoneMessages({ customer: phone, author: 'business' })
  expect(arrived.map(({ callback_data }) => callback_data)).toEqual([id, next])
})

test.concurrent('an answer that never came leaves the outcome unknown, and the status resolves it', async () => {
  const world = await makeWorld()
  await misbehave({
    match: { phone_number_id: world.phoneNumberId, event: 'status' },
    action: { type: 'webhook_delay', ms: 30_000 },
  })
  await rule(world, { type: 'timeout_after_accept', hang_ms: 200 })
  const { id, phone } = await sendOne(world)
  expect(await settled(id, ['unknown'])).toMatchObject({ error_code: 'no_answer', wamid: null })
  const row = await settled(id, ACCEPTED)
  expect(row.wamid).toBe((await phoneMessages({ customer: phone, author: 'business' }))[0]?.wamid)
  expect(await sendsOf(world, id)).toHaveLength(1)
})

test.concurrent('a request that was lost on its way is never sent again by itself; a person may, later, and it is audited', async () => {
  const world = await makeWorld()
  await rule(world, { type: 'timeout_before_accept', hang_ms: 100 })
  const { id, message } = await sendOne(world)
  await settled(id, ['unknown'])
  await settled(await sent(agent, message), ACCEPTED)
  expect(await sendsOf(world, id)).toHaveLength(1)

  const retry = () =>
    agent.call('POST', `/messages/${id}/retry`, { headers: { 'idempotency-key': newKey() } })
  expect(await retry()).toMatchObject({ status: 409, body: { code: 'message_unknown_yet' } })
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update public.messages set updated_at = now() - interval '16 minutes' where id = ${id}`
  })
  const [first, second] = [await retry(), await retry()]
  expect(first.status).toBe(202)
  const again = (first.body as { id: string }).id
  expect(second.body).toMatchObject({ id: again })
  await settled(again, ACCEPTED)
  const audit = await sql`select actor_id, action from public.audit_log where subject_id = ${id}`
  expect(audit).toMatchObject([{ actor_id: agent.userId, action: 'retry_message' }])
})

test.concurrent('a worker that dies in the middle leaves its message unknown, unsent again, and the lane goes on; what it had not begun is sent', async () => {
  const world = await makeWorld()
  const { conversationId } = await openConversation(world)
  const other = await openConversation(world)
  const message = { conversation_id: conversationId, type: 'text', text: { body: 'قبل الموت' } }
  // The number rests, so that no worker of this stack takes what the dead one is to take.
  await sql`
    insert into private.number_pace (whatsapp_number_id, rests_until) values (${world.numberId}, 'infinity')
    on conflict (whatsapp_number_id) do update set rests_until = 'infinity'`
  const lost = await sent(agent, message)
  const next = await sent(agent, message)
  const unbegun = await sent(agent, { ...message, conversation_id: other.conversationId })
  await sql.begin(async (tx) => {
    await tx`
      update private.outbox set state = 'claimed', lease = gen_random_uuid(), attempts = 1 where message_id = ${unbegun}`
    await tx`
      update private.outbox set state = 'sending', lease = gen_random_uuid(), attempts = 1 where message_id = ${lost}`
    await tx`update public.messages set status = 'sending' where id = ${lost}`
    await tx`
      update private.outbound_lanes set leased_until = now() - interval '1 second'
      where conversation_id = any (${[conversationId, other.conversationId]})`
    await tx`update private.number_pace set rests_until = '-infinity' where whatsapp_number_id = ${world.numberId}`
  })
  await settled(lost, ['unknown'])
  await settled(next, ACCEPTED)
  expect(await sendsOf(world, lost)).toHaveLength(0)
  await settled(unbegun, ACCEPTED)
  expect(await sendsOf(world, unbegun)).toHaveLength(1)
})

test.concurrent('what somebody else has claimed meanwhile does not leave', async () => {
  const world = await makeWorld()
  const { conversationId } = await openConversation(world)
  await sql`
    insert into private.number_pace (whatsapp_number_id, rests_until) values (${world.numberId}, 'infinity')
    on conflict (whatsapp_number_id) do update set rests_until = 'infinity'`
  const id = await sent(agent, { conversation_id: conversationId, type: 'text', text: { body: 'لي' } })
  const mine = crypto.randomUUID()
  const [row] = await sql<{ id: string }[]>`
    update private.outbox set state = 'claimed', lease = ${mine}, attempts = 1 where message_id = ${id} returning id`
  const start = async (lease: string) =>
    (
      await sql<{ id: string }[]>`
        select id from private.start_outbound(${[row?.id ?? '']}::bigint[], ${[lease]}::uuid[]) as id`
    ).map((started) => started.id)
  expect(await start(crypto.randomUUID())).toEqual([])
  // Asked twice, as after a connection that broke: still mine.
  expect([await start(mine), await start(mine)]).toEqual([[row?.id], [row?.id]])
})

test.concurrent('a status for what seemed to be refused proves that it was taken: it is not sent again', async () => {
  const world = await makeWorld()
  const { conversationId } = await openConversation(world)
  await sql`
    insert into private.number_pace (whatsapp_number_id, rests_until) values (${world.numberId}, 'infinity')
    on conflict (whatsapp_number_id) do update set rests_until = 'infinity'`
  const message = { conversation_id: conversationId, type: 'text', text: { body: 'وصلت' } }
  const taken = await sent(agent, message)
  const next = await sent(agent, message)
  await sql.begin(async (tx) => {
    await tx`update private.outbox set attempts = 1 where message_id = ${taken}`
    await tx`update public.messages set wamid = ${`wamid.${taken}`}, status = 'delivered' where id = ${taken}`
    await tx`update private.number_pace set rests_until = '-infinity' where whatsapp_number_id = ${world.numberId}`
  })
  await settled(next, ACCEPTED)
  expect(await sendsOf(world, taken)).toHaveLength(0)
})

test.concurrent('a message that failed is sent again as a new one, and only once', async () => {
  const world = await makeWorld()
  await rule(world, { type: 'error', code: 131051 })
  const { id } = await sendOne(world, 'أعد المحاولة')
  await settled(id, ['failed'])
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      agent.call('POST', `/messages/${id}/retry`, { headers: { 'idempotency-key': newKey() } }),
    ),
  )
  const ids = new Set(answers.map(({ body }) => (body as { id: string }).id))
  expect(ids.size).toBe(1)
  const [again = ''] = ids
  await settled(again, ACCEPTED)
  expect(await messageRow(again)).toMatchObject({ text: 'أعد المحاولة', retry_of_id: id })
  expect(
    await agent.call('POST', `/messages/${again}/retry`, { headers: { 'idempotency-key': newKey() } }),
  ).toMatchObject({ status: 409, body: { code: 'message_not_retryable' } })
})
