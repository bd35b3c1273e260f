import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { log } from '../../_shared/runtime/log.ts'
import { serviceStorage } from '../../_shared/runtime/storage.ts'

const BATCH = 100

/**
 * Removes objects of what was erased or purged through Storage's API, which takes the bytes with the row. What fails
 * stays on the list and is tried again later.
 */
export async function removeObjects(isOver: () => boolean): Promise<number> {
  const sql = serviceDatabase()
  let removed = 0
  while (!isOver()) {
    const due = await sql<{ object_id: string; bucket_id: string; name: string }[]>`
      select * from private.claim_removals(${BATCH}::integer)`
    if (due.length === 0) break
    for (const bucket of new Set(due.map(({ bucket_id }) => bucket_id))) {
      const names = due.filter(({ bucket_id }) => bucket_id === bucket).map(({ name }) => name)
      const { error } = await serviceStorage().from(bucket).remove(names)
      if (error) log.warn('removal_failed', { bucket, objects: names.length, error })
    }
    const [settled] = await sql<{ count: number }[]>`
      select private.settle_removals(${due.map(({ object_id }) => object_id)}::uuid[])::int as count`
    removed += settled?.count ?? 0
  }
  return removed
}
