import { beforeAll, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { phoneMessages } from '../_support/graph.ts'
import {
  ACCEPTED,
  messageRow,
  newKey,
  openConversation,
  send,
  sendsOf,
  sent,
  settled,
} from '../_support/messages.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let agent: Caller

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
})

const text = (conversationId: string, body: string) => ({
  conversation_id: conversationId,
  type: 'text',
  text: { body },
})

test('A30: a text goes out once, reaches the phone, and its ticks follow the statuses', async () => {
  const { conversationId, phone } = await openConversation(world)
  const id = await sent(agent, text(conversationId, 'أهلاً بك'))
  await settled(id, ['delivered', 'read'])
  expect(await phoneMessages({ customer: phone, author: 'business' })).toMatchObject([
    { type: 'text', content: { text: { body: 'أهلاً بك' } }, callback_data: id },
  ])
  const [conversation] = await sql`
    select last_message_id, last_message_text, last_message_status from public.conversations where id = ${conversationId}`
  expect(conversation).toMatchObject({ last_message_id: id, last_message_text: 'أهلاً بك' })
  await expect
    .poll(async () => {
      const [row] =
        await sql`select last_message_status as status from public.conversations where id = ${conversationId}`
      return row?.status
    })
    .toBe('delivered')
})

test.concurrent('A30: ten clicks at once with one key make one message, and each gets the same answer', async () => {
  const { conversationId } = await openConversation(world)
  const key = newKey()
  const body = text(conversationId, 'مرة واحدة')
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(agent, body, key)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
  const ids = new Set(answers.map((answer) => (answer.body as { id: string }).id))
  expect(ids.size).toBe(1)
  const [id = ''] = ids
  await settled(id, ACCEPTED)
  const late = await send(agent, body, key)
  expect(late.body).toMatchObject({ id })
  expect(await sendsOf(world, id)).toHaveLength(1)
})

test.concurrent('a key that was used for another message is refused', async () => {
  const first = await openConversation(world)
  const second = await openConversation(world)
  const key = newKey()
  await sent(agent, text(first.conversationId, 'واحد'), key)
  for (const body of [text(first.conversationId, 'اثنان'), text(second.conversationId, 'واحد')]) {
    const answer = await send(agent, body, key)
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'idempotency_key_reused' }])
  }
})

test.concurrent('A31: with a closed window free text is refused with the next step in both languages', async () => {
  const { conversationId } = await makeConversation(world, { windowHours: -1 })
  const answer = await send(agent, text(conversationId, 'متأخر'))
  expect(answer.status).toBe(409)
  expect(answer.body).toMatchObject({
    code: 'window_closed',
    message: { ar: expect.stringContaining('قالب'), en: expect.stringContaining('template') },
  })
  const rows = await sql`select from public.messages where conversation_id = ${conversationId}`
  expect(rows).toHaveLength(0)
})

test.concurrent("Meta's 72 hours after an ad do not open the window for free text", async () => {
  const { conversationId } = await makeConversation(world, { windowHours: -1 })
  await sql`
    update public.conversations set free_entry_expires_at = now() + interval '2 days' where id = ${conversationId}`
  const answer = await send(agent, text(conversationId, 'مجاني؟'))
  expect(answer.body).toMatchObject({ code: 'window_closed' })
})

test.concurrent('messages of one conversation arrive in the order in which they were queued', async () => {
  const { conversationId, phone } = await openConversation(world)
  const ids: string[] = []
  for (let n = 1; n <= 12; n += 1) ids.push(await sent(agent, text(conversationId, `رقم ${n}`)))
  await Promise.all(ids.map((id) => settled(id, ACCEPTED)))
  const arrived = await phoneMessages({ customer: phone, author: 'business' })
  expect(arrived.map(({ callback_data }) => callback_data)).toEqual(ids)
})

test.concurrent('a text to a number that Meta refuses fails with code, title and details', async () => {
  const { conversationId, contactId } = await openConversation(world)
  await sql`
    update public.contact_identities set value = '201501131026'
    where contact_id = ${contactId} and kind = 'wa_id'`
  const id = await sent(agent, text(conversationId, 'لن تصل'))
  const row = await settled(id, ['failed'])
  expect(row).toMatchObject({ error_code: '131026', error_title: expect.any(String), wamid: null })
  expect(row.error_details).toBeTruthy()
  expect(await sendsOf(world, id)).toHaveLength(1)
})

test.concurrent('a viewer may not send, and a stranger is not told that the conversation exists', async () => {
  const { conversationId } = await openConversation(world)
  const viewer = await signIn('viewer')
  expect(await send(viewer, text(conversationId, 'لا'))).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
  const foreign = await makeWorld(['owner'])
  const other = await openConversation(foreign)
  expect(await send(agent, text(other.conversationId, 'لا'))).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
})

test.concurrent('a disabled number and one that Meta has not connected send nothing', async () => {
  const lonely = await makeWorld()
  const { conversationId } = await openConversation(lonely)
  await sql`update public.whatsapp_numbers set status = 'FLAGGED' where id = ${lonely.numberId}`
  expect((await send(agent, text(conversationId, 'لا'))).body).toMatchObject({ code: 'number_not_connected' })
  await sql`
    update public.whatsapp_numbers set status = 'CONNECTED', disabled_at = now() where id = ${lonely.numberId}`
  expect((await send(agent, text(conversationId, 'لا'))).body).toMatchObject({ code: 'number_disabled' })
})

test.concurrent('an answer quotes the message it answers, and only one of its own conversation', async () => {
  const { conversationId, phone } = await openConversation(world)
  const first = await sent(agent, text(conversationId, 'سؤال'))
  const { wamid } = await settled(first, ACCEPTED)
  const second = await sent(agent, { ...text(conversationId, 'جواب'), context_message_id: first })
  await settled(second, ACCEPTED)
  const [request] = await sendsOf(world, second)
  expect(request?.body).toMatchObject({ to: `+${phone}`, context: { message_id: wamid } })
  const other = await openConversation(world)
  const answer = await send(agent, { ...text(other.conversationId, 'جواب'), context_message_id: first })
  expect(answer).toMatchObject({ status: 422, body: { code: 'context_not_found' } })
})

test.concurrent('A34: a blocked contact gets nothing; one who withdrew gets it when a person takes the responsibility', async () => {
  const { conversationId, contactId } = await openConversation(world)
  await sql`
    insert into public.consent_entries (project_id, contact_id, category, state, source)
    values (${world.projectId}, ${contactId}, 'all', 'withdrawn', 'keyword')`
  const warned = await send(agent, text(conversationId, 'عرض'))
  expect(warned).toMatchObject({ status: 409, body: { code: 'contact_opted_out' } })
  const id = await sent(agent, { ...text(conversationId, 'رد على سؤالك'), acknowledge: ['opted_out'] })
  await settled(id, ACCEPTED)
  await sql`update public.contacts set blocked_at = now() where id = ${contactId}`
  const blocked = await send(agent, { ...text(conversationId, 'عرض'), acknowledge: ['opted_out'] })
  expect(blocked).toMatchObject({ status: 409, body: { code: 'contact_blocked' } })
  const audit = await sql`
    select action from public.audit_log where project_id = ${world.projectId} and subject_id = ${conversationId}`
  expect(audit.map(({ action }) => action)).toEqual(['send_despite_opt_out'])
})

test.concurrent('a message whose conversation is not shown to the caller cannot be cancelled or read', async () => {
  const foreign = await makeWorld(['owner'])
  const owner = await signIn('owner')
  const { conversationId } = await openConversation(foreign)
  const id = await sent(owner, text(conversationId, 'سر'))
  expect((await agent.call('GET', `/messages/${id}`)).status).toBe(404)
  expect((await agent.call('POST', `/messages/${id}/cancel`)).status).toBe(404)
  expect((await messageRow(id)).status).not.toBe('cancelled')
})
