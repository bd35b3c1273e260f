import { createClient } from '@supabase/supabase-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { Conversation, NeedsYouPage } from '../../../functions/_shared/contracts/conversations.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { stack } from '../_support/stack.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let admin: Caller
let agent: Caller
let told: { conversationId: string; contactId: string }

async function awaiting(hours: number, windowHours: number, assigneeId?: string) {
  const made = await makeConversation(world, { windowHours, ...(assigneeId ? { assigneeId } : {}) })
  await sql`
    update public.conversations set awaiting_reply_since = now() - ${hours} * interval '1 hour'
    where id = ${made.conversationId}`
  return made.conversationId
}

async function sent(
  { conversationId, contactId }: { conversationId: string; contactId: string },
  status: string,
  minutesAgo: number,
  retryOf: string | null = null,
) {
  const [row] = await sql<{ id: string }[]>`
    insert into public.messages (
      project_id, conversation_id, contact_id, whatsapp_number_id, type, direction, status, text, occurred_at, failed_at,
      retry_of_id
    )
    values (
      ${world.projectId}, ${conversationId}, ${contactId}, ${world.numberId}, 'text', 'outbound', ${status}, 'x',
      now() - ${minutesAgo} * interval '1 minute', case when ${status} = 'failed' then now() end, ${retryOf}
    )
    returning id`
  return row?.id ?? ''
}

const read = async (caller: { call: Caller['call'] }, query = '') =>
  NeedsYouPage.parse(
    (await caller.call('GET', `/conversations/needs-you?project_id=${world.projectId}${query}`)).body,
  )
const idsOf = (page: NeedsYouPage) => page.data.map(({ conversation }) => conversation.id)

beforeAll(async () => {
  world = await makeWorld()
  admin = await signIn('admin')
  agent = await signIn('agent')
})

describe('what needs you', () => {
  let old = ''
  let closing = ''
  let failed = { conversationId: '', contactId: '' }
  let unconfirmed = { conversationId: '', contactId: '' }

  beforeAll(async () => {
    old = await awaiting(30, -6)
    closing = await awaiting(23.5, 0.5, agent.userId)
    failed = await makeConversation(world)
    await sent(failed, 'failed', 5)
    unconfirmed = await makeConversation(world)
    await sent(unconfirmed, 'unknown', 3)
    const mended = await makeConversation(world)
    await sent(mended, 'failed', 5)
    await sent(mended, 'delivered', 1)
    const retried = await makeConversation(world)
    await sent(retried, 'queued', 1, await sent(retried, 'failed', 5))
    const settled = await makeConversation(world)
    await sent(settled, 'failed', 5)
    await sql`update public.conversations set status = 'closed', closed_at = now() where id = ${settled.conversationId}`
    told = await makeConversation(world)
    const answer = await admin.call('POST', `/conversations/${told.conversationId}/notes`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { body: 'look', mentioned_user_ids: [agent.userId] },
    })
    expect(answer.status).toBe(201)
  })

  test('is what waits for an answer, what failed or is not confirmed, and where one was mentioned', async () => {
    const page = await read(agent)
    expect(page.data.map(({ conversation, reasons }) => [conversation.id, reasons])).toEqual([
      [old, ['unanswered']],
      [closing, ['unanswered', 'window_closing']],
      [unconfirmed.conversationId, ['send_unconfirmed']],
      [failed.conversationId, ['send_failed']],
      [told.conversationId, ['mention']],
    ])
    expect(page.counts).toEqual({
      unanswered: 2,
      window_closing: 1,
      send_failed: 1,
      send_unconfirmed: 1,
      mention: 1,
    })
    expect(page.total).toBe(5)
    expect(page.next_cursor).toBeNull()
  })

  test('is paged by its cursor, each conversation once', async () => {
    const first = await read(agent, '&limit=2')
    const second = await read(agent, `&limit=2&cursor=${first.next_cursor}`)
    const third = await read(agent, `&limit=2&cursor=${second.next_cursor}`)
    expect([first, second, third].flatMap(idsOf)).toEqual(idsOf(await read(agent)))
    expect(third.next_cursor).toBeNull()
  })

  test('is narrowed by reason and by who is to act, and the figures follow', async () => {
    const ended = await read(agent, '&reason=window_closing')
    expect(idsOf(ended)).toEqual([closing])
    expect(ended).toMatchObject({ total: 1, counts: { unanswered: 2 } })
    expect(idsOf(await read(agent, '&assignee=me'))).toEqual([closing])
    expect(idsOf(await read(agent, '&assignee=none'))).not.toContain(closing)
    expect((await read(agent, '&assignee=me_or_none')).total).toBe(5)
    expect(await read(admin)).toMatchObject({ total: 4, counts: { mention: 0 } })
  })

  test('is for a key with the scope, which does not see messages without theirs', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['conversations:read'] })
    const page = await read(key)
    expect(idsOf(page)).toEqual([old, closing])
    expect(page.data[0]?.conversation.contact).toMatchObject({ name: null, phone_hint: null })
    const path = `/conversations/needs-you?project_id=${world.projectId}`
    expect((await key.call('GET', `${path}&assignee=me`)).status).toBe(422)
    const blind = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
    expect((await blind.call('GET', path)).status).toBe(403)
  })

  test('leaves out what lies beyond the scope of a member', async () => {
    await sql`
      update public.project_members set scope = 'own'
      where project_id = ${world.projectId} and user_id = ${agent.userId}`
    expect(idsOf(await read(agent))).toEqual([closing])
    await sql`
      update public.project_members set scope = 'all'
      where project_id = ${world.projectId} and user_id = ${agent.userId}`
  })
})

test('a key lists conversations without the scope of contacts, and names nobody', async () => {
  const key = await makeKey({ project_id: world.projectId, scopes: ['conversations:read'] })
  const { body } = await key.call('GET', `/conversations?project_id=${world.projectId}&count=true`)
  const { data, total } = body as { data: unknown[]; total: number }
  expect(data.length).toBe(total)
  expect(data.map((row) => Conversation.parse(row).contact.name)).toEqual(data.map(() => null))
})

test('news of a member reach his own topic as they are written, as kind and ids', async () => {
  const supabase = createClient(stack.api_url, stack.publishable_key, {
    auth: { persistSession: false, autoRefreshToken: false },
    accessToken: async () => agent.accessToken,
  })
  await supabase.realtime.setAuth(agent.accessToken)
  const news: unknown[] = []
  const channel = supabase.channel(`member:${world.projectId}:${agent.userId}`, { config: { private: true } })
  channel.on('broadcast', { event: 'notification' }, ({ payload }) => news.push(payload))
  await new Promise<void>((resolve, reject) => {
    channel.subscribe((state, error) => {
      if (state === 'SUBSCRIBED') resolve()
      if (state === 'CHANNEL_ERROR') reject(error)
    })
  })
  await admin.call('POST', `/conversations/${told.conversationId}/notes`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { body: 'again', mentioned_user_ids: [agent.userId] },
  })
  await expect
    .poll(() => news)
    .toMatchObject([{ kind: 'mention', conversation_id: told.conversationId, id: expect.any(String) }])
  await supabase.removeAllChannels()
})
