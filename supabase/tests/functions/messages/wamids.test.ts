import { beforeAll, describe, expect, test } from 'vitest'
import type { Message, MessagePage } from '../../../functions/_shared/contracts/messages.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { type Key, makeKey } from '../_support/keys.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let unmasked: World
let agent: Caller
let viewer: Caller

beforeAll(async () => {
  ;[world, unmasked] = await Promise.all([makeWorld(), makeWorld()])
  ;[agent, viewer] = await Promise.all([signIn('agent'), signIn('viewer')])
  await sql`
    update public.project_members set full_numbers = false
    where project_id = ${world.projectId} and user_id = ${world.members.agent}`
})

/** A conversation in which a message was answered and reacted to, stored as the workers store it. */
async function talk(place: World) {
  const { conversationId, contactId, phone } = await makeConversation(place)
  const wamid = (n: number) =>
    `wamid.${Buffer.from(`\x1c\x18\x0c${phone}\x15\x02\0\x12${n}`).toString('base64')}`
  const rows = [
    { wamid: wamid(1), type: 'text', text: 'سؤال' },
    { wamid: wamid(2), type: 'text', text: 'تذكير', context_wamid: wamid(1) },
    { wamid: wamid(3), type: 'reaction', text: '👍', target_wamid: wamid(1) },
  ]
  const ids: string[] = []
  for (const [index, row] of rows.entries()) {
    const [stored] = await sql<{ id: string }[]>`
      insert into public.messages ${sql({
        project_id: place.projectId,
        conversation_id: conversationId,
        contact_id: contactId,
        whatsapp_number_id: place.numberId,
        direction: 'inbound',
        status: 'received',
        occurred_at: new Date(Date.now() + index * 1000),
        ...row,
      })}
      returning id`
    ids.push(stored?.id ?? '')
  }
  return { conversationId, phone, wamids: rows.map((row) => row.wamid), ids: ids as [string, string, string] }
}

const NONE = { wamid: null, context_wamid: null, target_wamid: null }

async function thread(caller: Pick<Key, 'call'>, conversationId: string) {
  const answer = await caller.call('GET', `/messages?conversation_id=${conversationId}`)
  expect(answer.status).toBe(200)
  return (answer.body as MessagePage).data
}

describe("Meta's ids, which hold the customer's number", () => {
  test('are null for who may not see numbers', async () => {
    const { conversationId, ids, phone } = await talk(world)
    for (const caller of [agent, viewer]) {
      const rows = await thread(caller, conversationId)
      expect(rows.map(({ id }) => id)).toEqual(ids)
      for (const row of rows) expect(row).toMatchObject(NONE)
      const one = await caller.call('GET', `/messages/${ids[1]}`)
      expect(one.body).toMatchObject({ id: ids[1], ...NONE })
    }
    const { error } = await agent.supabase.from('messages').select('wamid').eq('id', ids[0])
    expect(error).toMatchObject({ code: '42501' })
    const filtered = await agent.supabase.from('messages').select('id').like('target_wamid', 'wamid.%')
    expect(filtered.error).toMatchObject({ code: '42501' })
    // He answers and reacts all the same.
    const answers = [
      await agent.supabase.rpc('queue_message', {
        conversation_id: conversationId,
        type: 'text',
        content: { body: 'جواب' },
        idempotency_key: crypto.randomUUID(),
        context_message_id: ids[0],
      }),
      await agent.supabase.rpc('search_messages', { project_id: world.projectId, term: 'تذكير' }),
      await agent.supabase.rpc('message_wamids', { message_ids: ids }),
    ]
    for (const { data, error: refused } of answers) {
      expect(refused).toBeNull()
      expect(JSON.stringify(data)).not.toContain('wamid.')
    }
    expect(answers[0]?.data).toMatchObject(NONE)
    expect(JSON.stringify(answers.map(({ data }) => data))).not.toContain(phone)
    const reaction = await agent.call('POST', `/messages/${ids[0]}/react`, {
      body: { emoji: '🙏' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(reaction.status).toBe(202)
  })

  test('are there for members with full_numbers and for keys', async () => {
    const { conversationId, ids, wamids } = await talk(unmasked)
    const key = await makeKey({
      project_id: unmasked.projectId,
      scopes: ['messages:read', 'conversations:read'],
    })
    const expected: Partial<Message>[] = [
      { wamid: wamids[0] ?? '', context_wamid: null, target_wamid: null },
      { wamid: wamids[1] ?? '', context_wamid: wamids[0] ?? '', target_wamid: null },
      { wamid: wamids[2] ?? '', context_wamid: null, target_wamid: wamids[0] ?? '' },
    ]
    expect(await thread(agent, conversationId)).toMatchObject(expected)
    expect(await thread(key, conversationId)).toMatchObject(expected)
    const one = await key.call('GET', `/messages/${ids[1]}`)
    expect(one.body).toMatchObject(expected[1] ?? {})
    const rest = await key.rest(`messages?id=eq.${ids[2]}&select=*`)
    expect(rest.body).toMatchObject([expected[2]])
    const members = await agent.supabase.rpc('message_wamids', { message_ids: ids })
    expect(members.data).toHaveLength(3)
  })

  test('are told to the door of keys with a reaction, which our rows keep beside it', async () => {
    const { wamids } = await talk(unmasked)
    const key = await makeKey({ project_id: unmasked.projectId, scopes: ['messages:read', 'contacts:read'] })
    const list = await key.call('GET', `/cloud/v23.0/${unmasked.phoneNumberId}/messages?limit=100`)
    const { data } = list.body as { data: { id: string }[] }
    expect(data.find(({ id }) => id === wamids[2])).toMatchObject({ reaction: { message_id: wamids[0] } })
  })
})
