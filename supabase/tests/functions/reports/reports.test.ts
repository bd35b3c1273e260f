import { beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '../../../functions/_shared/contracts/csv.ts'
import { Analytics, Feed, ResponseTimes, Stats } from '../../../functions/_shared/contracts/reports.ts'
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
    ['hour', sql`to_char(m.occurred_at at time zone 'Africa/Cairo', 'YYYY-MM-DD"T"HH24:00')`],
    ['weekday', sql`to_char(m.occurred_at at time zone 'Africa/Cairo', 'ID')`],
    ['number', sql`m.whatsapp_number_id::text`],
    ['template', sql`coalesce(m.template_id::text, 'none')`],
    ['type', sql`m.type`],
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

  test.each(['day', 'type'])('A60: of one member, by %s, are what he sent', async (by) => {
    const bucket =
      by === 'day' ? sql`to_char(m.occurred_at at time zone 'Africa/Cairo', 'YYYY-MM-DD')` : sql`m.type`
    const wanted = await sql<{ bucket: string; outbound: number }[]>`
      select ${bucket} as bucket, count(*)::int as outbound
      from public.messages as m
      where m.project_id = ${world.projectId} and m.sender_id = ${agent.userId}
        and m.occurred_at >= ${FROM}::date::timestamp at time zone 'Africa/Cairo'
        and m.occurred_at < (${TO}::date + 1)::timestamp at time zone 'Africa/Cairo'
      group by 1 order by 1`
    const { data } = Analytics.parse((await read(viewer, `by=${by}&member_id=${agent.userId}`)).body)
    expect(data.map(({ bucket, inbound, outbound }) => ({ bucket, inbound, outbound }))).toEqual(
      wanted.map((row) => ({ ...row, inbound: 0 })),
    )
    expect(wanted.length).toBeGreaterThan(0)
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

  test('A60: of history, of late statuses and of a deleted template follow their rows, months later', async () => {
    const { conversationId, contactId } = await makeConversation(world)
    const [template] = await sql<{ id: string }[]>`
      insert into public.templates (business_account_id, name, category, components)
      select l.business_account_id, ${`t_${Date.now()}`}, 'UTILITY', '[]' from public.project_business_accounts as l
      where l.project_id = ${world.projectId} returning id`
    await sql`
      insert into public.messages (
        project_id, conversation_id, contact_id, whatsapp_number_id, type, direction, status, origin, occurred_at, template_id
      )
      select ${world.projectId}, ${conversationId}, ${contactId}, ${world.numberId}, 'template', 'outbound', 'sent', 'history',
        '2026-03-10 12:00+00'::timestamptz + g * interval '7 minutes', ${template?.id ?? null}
      from generate_series(1, 40) as g`
    const march = async (by: string) => {
      const path = `/analytics?project_id=${world.projectId}&from=2026-03-10&to=2026-03-10&by=${by}`
      return Analytics.parse((await viewer.call('GET', path)).body).data
    }
    const sums = { inbound: 0, failed: 0, media: 0 }
    expect(await march('template')).toEqual([
      { ...sums, bucket: template?.id, outbound: 40, templates: 40, delivered: 0, read: 0 },
    ])
    await sql`
      update public.messages set status = 'read', read_at = now()
      where project_id = ${world.projectId} and type = 'template' and occurred_at < '2026-03-10 13:00+00'`
    await sql`delete from public.templates where id = ${template?.id ?? null}`
    expect(await march('template')).toEqual([
      { ...sums, bucket: 'none', outbound: 40, templates: 40, delivered: 8, read: 8 },
    ])
    const days = (await march('hour')).map(({ bucket, outbound }) => [bucket, outbound])
    expect(days).toEqual([
      ['2026-03-10T14:00', 8],
      ['2026-03-10T15:00', 9],
      ['2026-03-10T16:00', 8],
      ['2026-03-10T17:00', 9],
      ['2026-03-10T18:00', 6],
    ])
  })

  test('A60: where days begin at the half hour they are those of the rows', async () => {
    await sql`update public.projects set time_zone = 'Asia/Kolkata' where id = ${world.projectId}`
    const [wanted] = await sql<{ n: number }[]>`
      select count(*)::int as n from public.messages as m
      where m.project_id = ${world.projectId}
        and m.occurred_at >= ${FROM}::date::timestamp at time zone 'Asia/Kolkata'
        and m.occurred_at < (${FROM}::date + 1)::timestamp at time zone 'Asia/Kolkata'`
    const { body } = await viewer.call(
      'GET',
      `/analytics?project_id=${world.projectId}&from=${FROM}&to=${FROM}&by=day`,
    )
    const [row] = Analytics.parse(body).data
    expect((row?.inbound ?? 0) + (row?.outbound ?? 0)).toBe(wanted?.n)
    await sql`update public.projects set time_zone = 'Africa/Cairo' where id = ${world.projectId}`
  })

  test('A60: waiting times are those of each turn, for him who answered', async () => {
    const { conversationId, contactId } = await makeConversation(world)
    const say = async (at: string, direction: string, sender: string | null, status: string) => {
      await sql`
        insert into public.messages (
          project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, sender_id, occurred_at
        )
        values (
          ${world.projectId}, ${conversationId}, ${contactId}, ${world.numberId}, ${`wamid.${crypto.randomUUID()}`},
          'text', ${direction}, ${status}, ${sender}, ${`2026-02-03 ${at}+00`}
        )`
    }
    await say('09:00', 'inbound', null, 'received')
    await say('09:02', 'inbound', null, 'received')
    await say('09:05', 'outbound', agent.userId, 'failed')
    await say('09:10', 'outbound', agent.userId, 'read')
    await say('09:11', 'outbound', agent.userId, 'read')
    await say('10:00', 'inbound', null, 'received')
    await say('10:30', 'outbound', agent.userId, 'delivered')
    await say('11:00', 'inbound', null, 'received')
    await say('11:01', 'outbound', null, 'sent')
    const of = async (by: string) => {
      const path = `/analytics/response-times?project_id=${world.projectId}&from=2026-02-03&to=2026-02-03&by=${by}`
      return ResponseTimes.parse((await viewer.call('GET', path)).body).data
    }
    expect(await of('member')).toEqual([
      {
        bucket: agent.userId,
        answers: 2,
        median_seconds: 1200,
        average_seconds: 1200,
        slowest_tenth_seconds: 1680,
      },
      { bucket: 'none', answers: 1, median_seconds: 60, average_seconds: 60, slowest_tenth_seconds: 60 },
    ])
    expect(await of('day')).toMatchObject([{ bucket: '2026-02-03', answers: 3, median_seconds: 600 }])
    const stats = await viewer.call(
      'GET',
      `/stats?project_id=${world.projectId}&from=2026-02-03&to=2026-02-03`,
    )
    expect(Stats.parse(stats.body)).toMatchObject({
      response_seconds: { median: 600, answered: 3 },
      messages: { inbound: 4, outbound: 5, failed: 1 },
      logs: null,
    })
    const admin = await signIn('admin')
    const full = await admin.call('GET', `/stats?project_id=${world.projectId}&from=2026-02-03&to=2026-02-03`)
    expect(Stats.parse(full.body).logs).toEqual({ total: 0, errors: 0 })
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
