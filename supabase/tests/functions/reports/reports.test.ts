import { beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '../../../functions/_shared/contracts/csv.ts'
import { Analytics, Feed, Stats } from '../../../functions/_shared/contracts/reports.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { makeConversation, makeWorld, type World } from '../_support/world.ts'

let world: World
let viewer: Caller
let agent: Caller
const MESSAGES = 1500

/** Days of Cairo, which is two or three hours ahead: both ends of the range fall within UTC days. */
const day = (before: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Cairo' }).format(Date.now() - before * 86_400_000)
const FROM = day(2)
const TO = day(0)

beforeAll(async () => {
  world = await makeWorld()
  viewer = await signIn('viewer')
  agent = await signIn('agent')
  const { conversationId, contactId } = await makeConversation(world)
  // One message each 200 seconds, backwards from now: over three days, before and after midnight of Cairo and of UTC.
  await sql`
    insert into public.messages (
      project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, text, sender_id, origin,
      occurred_at, sent_at, delivered_at, read_at
    )
    select ${world.projectId}, ${conversationId}, ${contactId}, ${world.numberId},
      'wamid.' || gen_random_uuid(), 'text', case when g % 3 = 0 then 'inbound' else 'outbound' end,
      case when g % 3 = 0 then 'received' when g % 4 = 0 then 'read' else 'delivered' end, 'x',
      case when g % 3 = 1 then ${agent.userId}::uuid end, 'live', now() - g * interval '200 seconds',
      case when g % 3 > 0 then now() end, case when g % 3 > 0 then now() end,
      case when g % 3 > 0 and g % 4 = 0 then now() end
    from generate_series(1, ${MESSAGES}) as g`
})

const read = (caller: { call: Caller['call'] }, query: string) =>
  caller.call('GET', `/analytics?project_id=${world.projectId}&from=${FROM}&to=${TO}&${query}`)

type Sums = { bucket: string; inbound: number; outbound: number; delivered: number; read: number }

describe('figures (A60)', () => {
  test.each([
    ['day', sql`to_char(m.occurred_at at time zone 'Africa/Cairo', 'YYYY-MM-DD')`],
    ['hour_of_day', sql`to_char(m.occurred_at at time zone 'Africa/Cairo', 'HH24')`],
    ['member', sql`coalesce(m.sender_id::text, 'none')`],
    ['number', sql`m.whatsapp_number_id::text`],
  ])('by %s equal SQL over the rows of the same Cairo days, above 1,000 rows', async (by, bucket) => {
    const wanted = await sql<Sums[]>`
      select ${bucket} as bucket,
        count(*) filter (where m.direction = 'inbound')::int as inbound,
        count(*) filter (where m.direction = 'outbound')::int as outbound,
        count(*) filter (where m.delivered_at is not null)::int as delivered,
        count(*) filter (where m.read_at is not null)::int as read
      from public.messages as m
      where m.project_id = ${world.projectId}
        and m.occurred_at >= ${FROM}::date::timestamp at time zone 'Africa/Cairo'
        and m.occurred_at < (${TO}::date + 1)::timestamp at time zone 'Africa/Cairo'
      group by 1 order by 1`
    const { data } = Analytics.parse((await read(viewer, `by=${by}`)).body)
    expect(data.map(({ failed: _, media: __, templates: ___, ...sums }) => sums)).toEqual([...wanted])
    expect(wanted.reduce((sum, row) => sum + row.inbound + row.outbound, 0)).toBeGreaterThan(800)
  })

  test('of the overview and of the file are the same', async () => {
    const { data } = Analytics.parse((await read(viewer, 'by=day')).body)
    const total = data.reduce((sum, row) => sum + row.inbound + row.outbound, 0)
    const stats = await viewer.call('GET', `/stats?project_id=${world.projectId}&from=${FROM}&to=${TO}`)
    expect(Stats.parse(stats.body)).toMatchObject({
      messages: { total },
      contacts: { total: 1, new: 1 },
      conversations: { open: 1, closed: 0 },
      numbers: { total: 1, connected: 1 },
    })
    const file = (await read(viewer, 'by=day&format=csv')).body as string
    const rows = parseCsv(file).slice(1)
    expect(rows.reduce((sum, row) => sum + Number(row[1]) + Number(row[2]), 0)).toBe(total)
  })

  test('are for who sees the whole project', async () => {
    await sql`
      update public.project_members set scope = 'own'
      where project_id = ${world.projectId} and user_id = ${agent.userId}`
    expect((await read(agent, '')).status).toBe(403)
    const key = await makeKey({ project_id: world.projectId, scopes: ['analytics:read'] })
    expect((await read(key, '')).status).toBe(200)
    const narrow = await makeKey({ project_id: world.projectId, scopes: ['messages:read'] })
    expect((await read(narrow, '')).status).toBe(404)
    const wrong = await viewer.call('GET', `/analytics?project_id=${world.projectId}&from=${TO}&to=${FROM}`)
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '/query/to' }] })
  })
})

test('the feed goes on from its cursor, in order, and for keys with the scope', async () => {
  const key = await makeKey({ project_id: world.projectId, scopes: ['events:read'] })
  const feed = async (after?: string) => {
    const path = `/events?project_id=${world.projectId}&limit=2${after ? `&after=${after}` : ''}`
    return Feed.parse((await key.call('GET', path)).body)
  }
  const { cursor } = await feed()
  await sql`
    insert into public.events (project_id, type, data)
    select ${world.projectId}, 'test.happened', jsonb_build_object('n', g) from generate_series(1, 3) as g`
  // A reader waits for transactions that began before; then the feed is complete for good.
  await expect.poll(async () => (await feed(cursor)).events.length).toBe(2)
  const first = await feed(cursor)
  const second = await feed(first.cursor)
  expect([first.more, second.more]).toEqual([true, false])
  expect([...first.events, ...second.events].map(({ data }) => data.n)).toEqual([1, 2, 3])
  const blind = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
  expect((await blind.call('GET', `/events?project_id=${world.projectId}`)).status).toBe(403)
})
