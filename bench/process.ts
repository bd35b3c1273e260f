// Messages per second applied by one worker from a filled queue, against a floor that inserts the same rows of
// public.messages in batches of the same size: same table, all indexes and keys, one connection.
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { startWorkingHub } from '../soak/_support/work.ts'
import { serviceDatabase } from '../supabase/functions/_shared/runtime/database.ts'
import { drain } from '../supabase/functions/queue/drain.ts'
import { envelope, written } from '../supabase/tests/functions/inbound/_support/events.ts'

/** People who write, each so many messages in a row, as people do. */
const PEOPLE = 500
const IN_A_ROW = 3
const CHUNK = 500

/** Measures and prints one JSON line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      messages: { type: 'string', default: '20000' },
      batch: { type: 'string' },
    },
  })
  const count = Number(values.messages)
  const hub = await startWorkingHub()
  try {
    if (values.batch) await hub.sql`update private.queue_settings set batch_size = ${Number(values.batch)}`
    const [settings] = await hub.sql<{ batch_size: number }[]>`
      select batch_size from private.queue_settings where queue = 'inbound'`
    const batch = settings?.batch_size ?? 200
    const tenant = await hub.makeTenant()
    const fill = async (n: number, marker: string) => {
      for (let start = 0; start < n; start += CHUNK) {
        await hub.receive(
          Array.from({ length: Math.min(CHUNK, n - start) }, (_, index) =>
            envelope(
              [
                written(
                  tenant,
                  { wa_id: `2011${String(10_000_000 + (Math.floor((start + index) / IN_A_ROW) % PEOPLE))}` },
                  [
                    {
                      id: `wamid.${marker}.${start + index}.${crypto.randomUUID()}`,
                      at: 1_795_000_000 + start + index,
                      text: { body: `السلام عليكم، متى يصل الفني؟ ${start + index}` },
                    },
                  ],
                ),
              ],
              tenant.wabaId,
            ),
          ),
        )
      }
    }
    await fill(2000, 'warm')
    await drain('inbound')
    await fill(count, 'run')
    await hub.sql`analyze`
    const started = performance.now()
    let done = 0
    while (done < count) done += (await drain('inbound')).done
    const value = count / ((performance.now() - started) / 1000)

    // The floor: the very same rows into the same table, under another number.
    const other = await hub.makeTenant()
    const one = postgres(hub.url, { max: 1, onnotice: () => {} })
    const people = await one<{ conversation_id: string; contact_id: string }[]>`
      with people as (
        insert into public.contacts (project_id, profile_name)
        select ${other.projectId}::uuid, 'person ' || n from generate_series(1, ${PEOPLE}) as n
        returning id
      )
      insert into public.conversations (project_id, whatsapp_number_id, contact_id)
      select ${other.projectId}::uuid, ${other.numberId}::uuid, p.id from people as p
      returning id as conversation_id, contact_id`
    const rows = await one<{ body: string }[]>`
      select to_jsonb(m) - 'search_text' as body from public.messages as m
      where m.project_id = ${tenant.projectId} and m.wamid like 'wamid.run.%' order by m.occurred_at`
    const copies = rows.map(({ body }, n) => ({
      ...(body as unknown as Record<string, unknown>),
      id: crypto.randomUUID(),
      project_id: other.projectId,
      whatsapp_number_id: other.numberId,
      conversation_id: people[Math.floor(n / IN_A_ROW) % PEOPLE]?.conversation_id,
      contact_id: people[Math.floor(n / IN_A_ROW) % PEOPLE]?.contact_id,
    }))
    const batches = Array.from({ length: Math.ceil(copies.length / batch) }, (_, n) =>
      JSON.stringify(copies.slice(n * batch, (n + 1) * batch)),
    )
    const begun = performance.now()
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
    const floor = copies.length / ((performance.now() - begun) / 1000)
    await one.end()
    const [stored] = await serviceDatabase()<{ n: number }[]>`
      select count(*)::integer as n from public.messages where project_id = ${tenant.projectId} and wamid like 'wamid.run.%'`
    if (stored?.n !== count) throw new Error(`${stored?.n} of ${count} messages were stored`)
    console.log(
      JSON.stringify({
        bench: 'process',
        value: Math.round(value),
        floor: Math.round(floor),
        ratio: Number((value / floor).toFixed(2)),
        messages: count,
        batch,
      }),
    )
  } finally {
    await hub.stop()
  }
}
