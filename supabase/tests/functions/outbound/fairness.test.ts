import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { sql } from '../_support/database.ts'
import { makeWorld, type World } from '../_support/world.ts'

/** Conversations of a number that have something to send since so many seconds. */
async function waiting(tx: postgres.TransactionSql, world: World, count: number, seconds: number) {
  const rows = await tx<{ id: string }[]>`
    with people as (
      insert into public.contacts (project_id, display_name)
      select ${world.projectId}, 'person ' || n from generate_series(1, ${count}::int) as n
      returning id
    ), talks as (
      insert into public.conversations (project_id, whatsapp_number_id, contact_id)
      select ${world.projectId}, ${world.numberId}, p.id from people as p
      returning id
    )
    insert into private.outbound_lanes (conversation_id, whatsapp_number_id, due_at)
    select t.id, ${world.numberId}, now() - make_interval(secs => ${seconds}) from talks as t
    returning conversation_id as id`
  return rows.map(({ id }) => id)
}

class RolledBack extends Error {}

test('a project with hundreds waiting does not delay one with three: they are taken by turns', async () => {
  const noisy = await makeWorld()
  const quiet = await makeWorld()
  const taken: string[][] = []
  const mine: string[] = []
  // Seen by no worker: it is never committed.
  await sql
    .begin(async (tx) => {
      await waiting(tx, noisy, 300, 60)
      mine.push(...(await waiting(tx, quiet, 3, 1)))
      const [row] = await tx<{ lanes: string[] }[]>`
        select private.lock_due_lanes(${[noisy.numberId, quiet.numberId]}::uuid[], 20) as lanes`
      taken.push(row?.lanes ?? [])
      throw new RolledBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error
    })
  const [lanes = []] = taken
  expect(lanes).toHaveLength(20)
  expect(lanes).toEqual(expect.arrayContaining(mine))
})
