import type { Caller } from './caller.ts'

/** Meta's ids of a message. They hold the customer's number: null for who may not see numbers. */
export type Wamids = { wamid: string | null; context_wamid: string | null; target_wamid: string | null }

const NONE: Wamids = { wamid: null, context_wamid: null, target_wamid: null }

/** The rows with Meta's ids, as far as the caller may know them: Postgres decides. */
export async function withWamids<Row extends { id: string }>(
  caller: Caller,
  rows: readonly Row[],
): Promise<(Row & Wamids)[]> {
  if (rows.length === 0) return []
  const { data } = await caller.supabase
    .rpc('message_wamids', { message_ids: rows.map(({ id }) => id) })
    .throwOnError()
  const known = new Map(data.map(({ message_id, ...wamids }) => [message_id, wamids]))
  return rows.map((row) => ({ ...row, ...NONE, ...known.get(row.id) }))
}
