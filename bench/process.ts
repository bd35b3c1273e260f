// Messages per second applied by one worker from a filled queue, against a floor that inserts the same rows of
// public.messages in batches of the same size: same table, all indexes and keys, one connection.
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { startWorkingHub, type Tenant, type WorkingHub } from '../soak/_support/work.ts'
import { drain } from '../supabase/functions/queue/drain.ts'
import { envelope, written } from '../supabase/tests/functions/inbound/_support/events.ts'

/** People who write; and how many messages each writes in a row, as people do, or one by one, which is harder. */
const PEOPLE = 500
const WORKLOADS = [3, 1]
const CHUNK = 500
/** Work and floor take turns, so that a machine that is busy for a while slows both. */
const ROUNDS = 5

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

type Lane = { tenant: Tenant; inARow: number; sent: number }

const personOf = ({ inARow }: Lane, n: number) => Math.floor(n / inARow) % PEOPLE

/** Queues so many webhooks of one message each; returns the ids that Meta gave the messages. */
async function fill(hub: WorkingHub, lane: Lane, count: number): Promise<string[]> {
  const wamids = Array.from({ length: count }, () => `wamid.${crypto.randomUUID()}`)
  const now = Math.floor(Date.now() / 1000)
  for (let start = 0; start < count; start += CHUNK) {
    await hub.receive(
      wamids.slice(start, start + CHUNK).map((id) => {
        const n = lane.sent++
        const wa_id = `2011${String(10_000_000 + personOf(lane, n))}`
        const text = { body: `السلام عليكم، متى يصل الفني؟ ${n}` }
        return envelope([written(lane.tenant, { wa_id }, [{ id, at: now, text }])], lane.tenant.wabaId)
      }),
    )
  }
  return wamids
}

/** Inserts copies of these messages under another number in batches of the same size; returns how many per second. */
async function insertCopies(
  one: postgres.Sql,
  wamids: string[],
  batch: number,
  other: { tenant: Tenant; people: Map<string, { conversation_id: string; contact_id: string }> },
): Promise<number> {
  const rows = await one<{ body: Record<string, unknown> }[]>`
    select to_jsonb(m) - 'search_text' as body from public.messages as m
    where m.wamid = any (${wamids}) order by m.occurred_at, m.id`
  const copies = rows.map(({ body }) => ({
    ...body,
    id: crypto.randomUUID(),
    project_id: other.tenant.projectId,
    whatsapp_number_id: other.tenant.numberId,
    ...other.people.get(body.conversation_id as string),
  }))
  const batches = Array.from({ length: Math.ceil(copies.length / batch) }, (_, n) =>
    JSON.stringify(copies.slice(n * batch, (n + 1) * batch)),
  )
  const started = performance.now()
  for (const text of batches) {
    await one`
      insert into public.messages (
        id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, origin, text,
        content, occurred_at
      )
      select id, project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, origin,
        text, content, occurred_at
      from jsonb_to_recordset(${text}::text::jsonb) as r (
        id uuid, project_id uuid, conversation_id uuid, contact_id uuid, whatsapp_number_id uuid, wamid text,
        direction text, type text, status text, origin text, text text, content jsonb, occurred_at timestamptz
      )`
  }
  return copies.length / ((performance.now() - started) / 1000)
}

/** A conversation under the other number for each one that the worker has made. */
async function mirror(sql: postgres.Sql, from: Tenant, to: Tenant) {
  const rows = await sql<{ original: string; conversation_id: string; contact_id: string }[]>`
    with originals as (
      select id, gen_random_uuid() as contact_id from public.conversations where project_id = ${from.projectId}
    ), people as (
      insert into public.contacts (id, project_id, profile_name)
      select contact_id, ${to.projectId}::uuid, 'person' from originals
    ), made as (
      insert into public.conversations (project_id, whatsapp_number_id, contact_id)
      select ${to.projectId}::uuid, ${to.numberId}::uuid, contact_id from originals
      returning id, contact_id
    )
    select o.id as original, m.id as conversation_id, m.contact_id from made as m join originals as o using (contact_id)`
  return new Map(rows.map(({ original, ...copy }) => [original, copy]))
}

async function measure(hub: WorkingHub, inARow: number, count: number, batch: number) {
  const lane: Lane = { tenant: await hub.makeTenant(), inARow, sent: 0 }
  const one = postgres(hub.url, { max: 1, onnotice: () => {} })
  await fill(hub, lane, PEOPLE * inARow)
  await drain('inbound')
  const other = { tenant: await hub.makeTenant(), people: new Map() }
  other.people = await mirror(hub.sql, lane.tenant, other.tenant)
  const each = Math.ceil(count / ROUNDS)
  await hub.sql`analyze`
  const rounds: { value: number; floor: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const wamids = await fill(hub, lane, each)
    const started = performance.now()
    let done = 0
    while (done < each) done += (await drain('inbound')).done
    const value = each / ((performance.now() - started) / 1000)
    rounds.push({ value, floor: await insertCopies(one, wamids, batch, other) })
  }
  await one.end()
  const [stored] = await hub.sql<{ n: number }[]>`
    select count(*)::integer as n from public.messages where project_id = ${lane.tenant.projectId}`
  if (stored?.n !== lane.sent) throw new Error(`${stored?.n} of ${lane.sent} messages were stored`)
  return {
    value: Math.round(median(rounds.map(({ value }) => value))),
    floor: Math.round(median(rounds.map(({ floor }) => floor))),
    ratio: Number(median(rounds.map(({ value, floor }) => value / floor)).toFixed(2)),
    ratios: rounds.map(({ value, floor }) => Number((value / floor).toFixed(2))),
  }
}

/** Measures and prints one JSON line for each workload. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      messages: { type: 'string', default: '20000' },
      batch: { type: 'string' },
    },
  })
  const hub = await startWorkingHub()
  try {
    if (values.batch) await hub.sql`update private.queue_settings set batch_size = ${Number(values.batch)}`
    const [settings] = await hub.sql<{ batch_size: number }[]>`
      select batch_size from private.queue_settings where queue = 'inbound'`
    const batch = settings?.batch_size ?? 200
    for (const inARow of WORKLOADS) {
      const result = await measure(hub, inARow, Number(values.messages), batch)
      console.log(
        JSON.stringify({ bench: 'process', in_a_row: inARow, ...result, messages: values.messages, batch }),
      )
    }
  } finally {
    await hub.stop()
  }
}
