import { beforeAll, describe, expect, test } from 'vitest'
import type { DeadLetterPage, StuckPage } from '../../../functions/_shared/contracts/ledger.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'
import { envelope, written } from '../inbound/_support/events.ts'
import { businessOf, deliver, untilApplied } from '../inbound/_support/posting.ts'

const T0 = 1_795_000_000
const unique = () => crypto.randomUUID()

let world: World
let other: World
let admin: Caller
let agent: Caller
beforeAll(async () => {
  ;[world, other, admin, agent] = await Promise.all([
    makeWorld(),
    makeWorld(['owner']),
    signIn('admin'),
    signIn('agent'),
  ])
})

/** An event that was given up, with its letter. */
async function buried(
  of: World,
  wamid = `wamid.${unique()}`,
): Promise<{ letter: string; event: string; wamid: string }> {
  const event = await deliver(
    envelope([written(businessOf(of), { wa_id: '201555777001' }, [{ id: wamid, at: T0 }])], of.wabaId),
  )
  await untilApplied([event])
  await sql`update public.webhook_events set state = 'failed', error = 'given up' where id = ${event}`
  const [row] = await sql<{ id: string }[]>`
    insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
    values (${of.projectId}, 'inbound', ${event}, 'given up after 8 attempts', 8)
    returning id`
  return { letter: row?.id ?? '', event, wamid }
}

const letters = async (query = '') =>
  (await admin.call('GET', `/queue/dead-letters?project_id=${world.projectId}${query}`))
    .body as DeadLetterPage
const isResolved = async (id: string) =>
  (await sql`select 1 from public.dead_letters where id = ${id} and resolved_at is not null`).length === 1

describe('A11: dead letters', () => {
  test('are listed for admins with the error, newest first and in pages', async () => {
    const first = await buried(world)
    const second = await buried(world)
    const page = await letters('&limit=1')
    expect(page.data).toMatchObject([
      {
        id: second.letter,
        queue: 'inbound',
        subject_id: second.event,
        error: 'given up after 8 attempts',
        attempts: 8,
      },
    ])
    const next = await letters(`&limit=1&cursor=${page.next_cursor}`)
    expect(next.data.map(({ id }) => id)).toEqual([first.letter])
    expect((await letters('&queue=media')).data).toEqual([])
    expect((await agent.call('GET', `/queue/dead-letters?project_id=${world.projectId}`)).status).toBe(403)
    expect((await admin.call('GET', `/queue/dead-letters?project_id=${other.projectId}`)).status).toBe(404)
  })

  test('are worked on once more, one by one, and nothing happens twice', async () => {
    const { letter, event, wamid } = await buried(world)
    const [before] =
      await sql`select count(*)::integer as n from public.events where project_id = ${world.projectId}`
    const answer = await admin.call('POST', '/queue/dead-letters/replay', { body: { ids: [letter] } })
    expect(answer).toMatchObject({ status: 200, body: { count: 1 } })
    await untilApplied([event])
    expect(await isResolved(letter)).toBe(true)
    const [state] = await sql`select state from public.webhook_events where id = ${event}`
    expect(state?.state).toBe('processed')
    expect(await sql`select 1 from public.messages where wamid = ${wamid}`).toHaveLength(1)
    const [after] =
      await sql`select count(*)::integer as n from public.events where project_id = ${world.projectId}`
    expect(after).toEqual(before)
    // Answered once is answered.
    expect(
      (await admin.call('POST', '/queue/dead-letters/replay', { body: { ids: [letter] } })).body,
    ).toEqual({
      count: 0,
    })
  })

  test('are taken by a filter, those of a queue or of a time, and never those of another project', async () => {
    const ours = await buried(world)
    const theirs = await buried(other)
    const media = await sql<{ id: string }[]>`
      insert into public.dead_letters (project_id, queue, subject_id, error, attempts)
      values (${world.projectId}, 'media', ${unique()}, 'gone', 5) returning id`
    const past = { queue: 'inbound', to: '2020-01-01T00:00:00Z' }
    expect((await admin.call('POST', '/queue/dead-letters/replay', { body: past })).body).toEqual({
      count: 0,
    })
    const { body } = await admin.call('POST', '/queue/dead-letters/replay', { body: { queue: 'inbound' } })
    expect((body as { count: number }).count).toBeGreaterThanOrEqual(1)
    expect(await isResolved(ours.letter)).toBe(true)
    expect(await isResolved(theirs.letter)).toBe(false)
    expect(await isResolved(media[0]?.id ?? '')).toBe(false)
    expect((await admin.call('POST', '/queue/dead-letters/replay', { body: {} })).status).toBe(422)
    const asked = await agent.call('POST', '/queue/dead-letters/replay', { body: { ids: [ours.letter] } })
    expect(asked.status).toBe(403)
    await untilApplied([ours.event])
  })

  test('are dismissed without being worked on, and stay readable', async () => {
    const { letter, event } = await buried(world)
    expect((await admin.call('POST', '/queue/dead-letters/purge', { body: { ids: [letter] } })).body).toEqual(
      { count: 1 },
    )
    expect((await letters('&limit=100')).data.map(({ id }) => id)).not.toContain(letter)
    const dealt = (await letters('&resolved=true&limit=100')).data.find(({ id }) => id === letter)
    expect(dealt).toMatchObject({ resolved_by: admin.userId })
    const [state] = await sql`select state from public.webhook_events where id = ${event}`
    expect(state?.state).toBe('failed')
  })
})

describe('messages stuck in sent', () => {
  test('are those that Meta took and said nothing more of, newest first', async () => {
    const { conversationId, contactId } = await makeConversation(world)
    const insert = async (status: string, minutes: number) => {
      const [row] = await sql<{ id: string }[]>`
        insert into public.messages (
          project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, occurred_at, sent_at
        )
        values (
          ${world.projectId}, ${conversationId}, ${contactId}, ${world.numberId}, ${`wamid.${unique()}`}, 'outbound', 'text',
          ${status}, now() - make_interval(mins => ${minutes}), now() - make_interval(mins => ${minutes})
        )
        returning id`
      return row?.id ?? ''
    }
    const [older, newer] = [await insert('sent', 300), await insert('sent', 90)]
    await insert('sent', 5)
    await insert('delivered', 300)
    const list = async (query: string) =>
      (
        (await agent.call('GET', `/queue/stuck?project_id=${world.projectId}${query}`)).body as StuckPage
      ).data.map(({ id }) => id)
    expect(await list('')).toEqual([newer, older])
    expect(await list('&minutes=120')).toEqual([older])
    expect((await admin.call('GET', `/queue/stuck?project_id=${other.projectId}`)).status).toBe(404)
  })
})

describe('T9: fields that are new to the hub', () => {
  test('are filled in by working once more on what is stored', async () => {
    const wamid = `wamid.${unique()}`
    const text = { body: 'kept as it came' }
    const event = await deliver(
      envelope(
        [written(businessOf(world), { wa_id: '201555777002' }, [{ id: wamid, at: T0, text }])],
        world.wabaId,
      ),
    )
    await untilApplied([event])
    // As an older version of the hub would have left it.
    await sql`update public.conversations set last_message_kind = null where last_message_id in (
      select id from public.messages where wamid = ${wamid}
    )`
    await sql`delete from public.messages where wamid = ${wamid}`
    expect((await admin.call('POST', '/queue/replay', { body: { event_ids: [event] } })).body).toEqual({
      count: 1,
    })
    await untilApplied([event])
    const [message] = await sql`select text, content from public.messages where wamid = ${wamid}`
    expect(message).toMatchObject({ text: 'kept as it came', content: { body: 'kept as it came' } })
  })
})
