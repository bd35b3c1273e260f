import {
  type Affected,
  type DeadLetterFilter,
  DeadLetterPage,
  type DeadLettersQuery,
  Ledger,
  type LedgerQuery,
  type ReplayBody,
  StuckPage,
  type StuckQuery,
  Unrouted,
} from '../_shared/contracts/ledger.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { decodeCursor, toPage } from '../_shared/http/pagination.ts'
import { withWamids } from '../_shared/http/wamids.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'

/** What became of each update of the caller's numbers. Postgres decides which those are. */
export async function readLedger(caller: Caller, query: LedgerQuery): Promise<Ledger> {
  const { data } = await caller.supabase
    .rpc('inbound_ledger', {
      ...(query.number ? { number_id: query.number } : {}),
      ...(query.from ? { from_at: query.from } : {}),
      ...(query.to ? { to_at: query.to } : {}),
    })
    .throwOnError()
  return Ledger.parse(data)
}

/** Numbers that nobody has registered and for which Meta delivers. */
export async function listUnrouted(caller: Caller): Promise<Unrouted> {
  const { data } = await caller.supabase.rpc('unrouted_updates').throwOnError()
  return Unrouted.parse({ data })
}

/** Puts stored events through once more; what they did is found done. */
export async function replayEvents(caller: Caller, { number, ...filter }: ReplayBody): Promise<Affected> {
  const { data } = await caller.supabase
    .rpc('replay_webhook_events', { filter: { ...filter, ...(number ? { number_id: number } : {}) } })
    .throwOnError()
  if (data > 0) kickQueue('inbound')
  return { count: data }
}

/** Jobs that were given up, newest first. */
export async function listDeadLetters(caller: Caller, query: DeadLettersQuery): Promise<DeadLetterPage> {
  let page = caller.supabase
    .from('dead_letters')
    .select('id, project_id, queue, subject_id, error, attempts, created_at, resolved_at, resolved_by')
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  page = query.resolved === 'true' ? page.not('resolved_at', 'is', null) : page.is('resolved_at', null)
  if (query.project_id) {
    await requireRole(caller, query.project_id, 'admin')
    page = page.eq('project_id', query.project_id)
  }
  if (query.queue) page = page.eq('queue', query.queue)
  if (query.cursor) {
    const { at, id } = decodeCursor(query.cursor, 'cursor')
    page = page.or(`created_at.lt.${at},and(created_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  return DeadLetterPage.parse(toPage(rows, query.limit, (row) => ({ at: row.created_at, id: row.id })))
}

/** Queues the jobs behind dead letters once more. */
export async function replayDeadLetters(caller: Caller, filter: DeadLetterFilter): Promise<Affected> {
  const { data } = await caller.supabase.rpc('replay_dead_letters', { filter }).throwOnError()
  if (data > 0) {
    kickQueue('inbound')
    kickQueue('media')
  }
  return { count: data }
}

/** Dismisses dead letters: they count as dealt with. */
export async function purgeDeadLetters(caller: Caller, filter: DeadLetterFilter): Promise<Affected> {
  const { data } = await caller.supabase.rpc('purge_dead_letters', { filter }).throwOnError()
  return { count: data }
}

/** Messages that are `sent` for longer than they should be, newest first. */
export async function listStuck(caller: Caller, query: StuckQuery): Promise<StuckPage> {
  const before = new Date(Date.now() - query.minutes * 60_000).toISOString()
  let page = caller.supabase
    .from('messages')
    .select('id, conversation_id, whatsapp_number_id, type, occurred_at, sent_at')
    .eq('project_id', query.project_id)
    .eq('status', 'sent')
    .eq('direction', 'outbound')
    .in('origin', ['live'])
    .lt('occurred_at', before)
    .order('occurred_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(query.limit + 1)
  if (query.cursor) {
    const { at, id } = decodeCursor(query.cursor, 'cursor')
    page = page.or(`occurred_at.lt.${at},and(occurred_at.eq.${at},id.lt.${id})`)
  }
  const { data: rows } = await page.throwOnError()
  if (rows.length === 0) await requireRole(caller, query.project_id, 'viewer')
  const { data, next_cursor } = toPage(rows, query.limit, (row) => ({ at: row.occurred_at, id: row.id }))
  return StuckPage.parse({ data: await withWamids(caller, data), next_cursor })
}
