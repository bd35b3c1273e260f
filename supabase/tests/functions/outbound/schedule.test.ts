import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { ACCEPTED, openConversation, send, sendsOf, sent, settled } from '../_support/messages.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
})

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

async function schedule(seconds = 3600) {
  const conversation = await openConversation(world)
  const body = {
    conversation_id: conversation.conversationId,
    type: 'text',
    text: { body: 'موعد' },
    scheduled_for: inSeconds(seconds),
  }
  return { ...conversation, id: await sent(agent, body) }
}

const comeDue = (id: string) =>
  sql`update public.messages set scheduled_for = now() - interval '1 second' where id = ${id}`

test.concurrent('a scheduled message waits, and goes when its time has come', async () => {
  const { id } = await schedule()
  await settled(id, ['scheduled'])
  expect(await sendsOf(world, id)).toHaveLength(0)
  await comeDue(id)
  await settled(id, ACCEPTED)
})

test.concurrent('a scheduled message whose window has closed meanwhile fails and says why', async () => {
  const { id, conversationId } = await schedule()
  await sql`
    update public.conversations set service_window_expires_at = now() - interval '1 hour' where id = ${conversationId}`
  await comeDue(id)
  expect(await settled(id, ['failed'])).toMatchObject({ error_code: 'window_closed' })
  expect(await sendsOf(world, id)).toHaveLength(0)
})

test.concurrent('free text cannot be scheduled for after the end of the window, nor for the past', async () => {
  const { conversationId } = await openConversation(world)
  const body = { conversation_id: conversationId, type: 'text', text: { body: 'غداً' } }
  expect(await send(agent, { ...body, scheduled_for: inSeconds(30 * 3600) })).toMatchObject({
    status: 409,
    body: { code: 'window_closed' },
  })
  expect(await send(agent, { ...body, scheduled_for: inSeconds(-60) })).toMatchObject({
    status: 422,
    body: { code: 'schedule_out_of_range' },
  })
})

test.concurrent('a scheduled message gets another time, and keeps its place and its content', async () => {
  const { id, conversationId } = await schedule()
  const patch = (seconds: number, message = id) =>
    agent.call('PATCH', `/messages/${message}`, { body: { scheduled_for: inSeconds(seconds) } })
  expect(await patch(7200)).toMatchObject({ status: 200, body: { id, status: 'scheduled' } })
  const [row] = await sql`
    select scheduled_for > now() + interval '110 minutes' as is_later, content from public.messages where id = ${id}`
  expect(row).toEqual({ is_later: true, content: { body: 'موعد' } })
  expect(await patch(30 * 3600)).toMatchObject({ status: 409, body: { code: 'window_closed' } })
  expect(await patch(-60)).toMatchObject({ status: 422, body: { code: 'schedule_out_of_range' } })
  const viewer = await signIn('viewer')
  expect(
    await viewer.call('PATCH', `/messages/${id}`, { body: { scheduled_for: inSeconds(600) } }),
  ).toMatchObject({ status: 403 })
  await comeDue(id)
  await settled(id, ACCEPTED)
  expect(await patch(7200)).toMatchObject({ status: 409, body: { code: 'message_not_scheduled' } })
  expect(await sendsOf(world, id)).toHaveLength(1)
  expect(
    await sql`select from public.messages where conversation_id = ${conversationId} and direction = 'outbound'`,
  ).toHaveLength(1)
})

test.concurrent('a scheduled message can be cancelled, again and again, and one that has left cannot', async () => {
  const { id, conversationId } = await schedule()
  for (const _ of [1, 2]) {
    expect(await agent.call('POST', `/messages/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    })
  }
  await comeDue(id)
  const gone = await sent(agent, { conversation_id: conversationId, type: 'text', text: { body: 'الآن' } })
  await settled(gone, ACCEPTED)
  expect(await agent.call('POST', `/messages/${gone}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'message_not_cancellable' },
  })
  expect(await sendsOf(world, id)).toHaveLength(0)
})

test.concurrent('a message that waits in its lane can be cancelled and never leaves', async () => {
  const slow = await makeWorld()
  const { conversationId } = await openConversation(slow)
  await sql`
    insert into private.number_pace (whatsapp_number_id, rests_until) values (${slow.numberId}, 'infinity')
    on conflict (whatsapp_number_id) do update set rests_until = 'infinity'`
  const body = { conversation_id: conversationId, type: 'text', text: { body: 'انتظر' } }
  const first = await sent(agent, body)
  const second = await sent(agent, body)
  expect(await agent.call('POST', `/messages/${first}/cancel`)).toMatchObject({ status: 200 })
  await sql`update private.number_pace set rests_until = '-infinity' where whatsapp_number_id = ${slow.numberId}`
  await settled(second, ACCEPTED)
  await settled(first, ['cancelled'])
  expect(await sendsOf(slow, first)).toHaveLength(0)
})
