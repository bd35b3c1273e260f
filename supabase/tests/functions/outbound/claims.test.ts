// What a claim reads depends on how many lanes it takes, and not on how much waits in them.
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorkingHub, type Tenant, type WorkingHub } from '../../../../soak/_support/work.ts'

const PEOPLE = 100
const EACH = 200
const TAKEN = 50

let hub: WorkingHub

beforeAll(async () => {
  hub = await startWorkingHub()
}, 120_000)
afterAll(() => hub?.stop())

/** So many things to send in the lane of each of a number's people, one person after the other. */
async function fillLanes(sql: postgres.Sql, { projectId, numberId }: Tenant): Promise<void> {
  await sql`
    with people as (
      insert into public.contacts (id, project_id, display_name)
      select gen_random_uuid(), ${projectId}, 'person' from generate_series(1, ${PEOPLE})
      returning id
    ), talks as (
      insert into public.conversations (project_id, whatsapp_number_id, contact_id)
      select ${projectId}, ${numberId}, p.id from people as p
      returning id
    ), lanes as (
      insert into private.outbound_lanes (conversation_id, whatsapp_number_id) select id, ${numberId} from talks
    )
    insert into private.outbox (project_id, conversation_id, kind, payload)
    select ${projectId}, t.id, 'read', '{"wamid": "wamid.x"}' from generate_series(1, ${EACH}) as n cross join talks as t
    order by n`
}

/** How many pages a statement reads the second time, when the catalogue is known. */
async function pagesOf(sql: postgres.Sql, query: string): Promise<number> {
  const one = await sql.reserve()
  try {
    await one.unsafe(query)
    const [row] = await one.unsafe(`explain (analyze, buffers, format json) ${query}`)
    return row?.['QUERY PLAN'][0].Plan['Shared Hit Blocks']
  } finally {
    one.release()
  }
}

test(`a claim reads the head of a lane and not the ${EACH} behind it`, async () => {
  await fillLanes(hub.sql, await hub.makeTenant())
  await hub.sql`analyze`
  await hub.sql`update public.whatsapp_numbers set throughput_per_second = 1000`
  const pages = await pagesOf(hub.sql, `select * from private.claim_outbound(${TAKEN}, 90)`)
  const [claimed] = await hub.sql`
    select count(*)::integer as n, count(distinct conversation_id)::integer as lanes from private.outbox
    where state = 'claimed'`
  expect(claimed).toEqual({ n: 2 * TAKEN, lanes: 2 * TAKEN })
  expect(pages / TAKEN).toBeLessThan(60)
})
