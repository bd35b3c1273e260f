import type { ConversationRow, MessageRow } from '../api/rows'
import type { Order } from './filters'
import { compareMoments } from './moments'

/*
 * How rows that were re-read go into lists that are on the screen. The server keeps the same order:
 * conversations by (last_message_at, id), newest first; messages by (occurred_at, id), oldest first.
 */

/** Newest conversation first, as the list's index has it. */
export function compareConversations(a: ConversationRow, b: ConversationRow): number {
  const byTime = compareMoments(b.last_message_at ?? '', a.last_message_at ?? '')
  return Number.isNaN(byTime) ? 0 : byTime || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

const oldestFirst = (a: ConversationRow, b: ConversationRow) => compareConversations(b, a)

/** Oldest message first, as the thread's index has it. */
export function compareMessages(a: MessageRow, b: MessageRow): number {
  return compareMoments(a.occurred_at, b.occurred_at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** An answer that was overtaken by a newer one must not put an older state back. */
function isStale(row: { updated_at: string }, known: { updated_at: string } | undefined): boolean {
  return known !== undefined && compareMoments(row.updated_at, known.updated_at) < 0
}

/**
 * Puts re-read conversations into a list.
 *
 * @param gone ids that were asked for and not found: out of sight for this person now
 * @param belongs whether a conversation is part of this list
 * @param complete whether the list holds its last page; else rows behind its end are left for that page
 */
export function mergeConversations(
  list: ConversationRow[],
  changed: ConversationRow[],
  gone: ReadonlySet<string>,
  belongs: (row: ConversationRow) => boolean,
  complete: boolean,
  order: Order = 'newest',
): ConversationRow[] {
  const compare = order === 'newest' ? compareConversations : oldestFirst
  const known = new Map(list.map((row) => [row.id, row]))
  const fresh = changed.filter((row) => !isStale(row, known.get(row.id)))
  const touched = new Set([...fresh.map((row) => row.id), ...gone])
  if (![...touched].some((id) => known.has(id)) && !fresh.some(belongs)) return list
  const end = list.at(-1)
  const kept = list.filter((row) => !touched.has(row.id))
  const added = fresh.filter(
    (row) => belongs(row) && (complete || end === undefined || compare(row, end) <= 0),
  )
  return insertSorted(kept, added, compare)
}

/**
 * Puts re-read messages into a thread.
 *
 * @param complete whether the thread is loaded to its beginning; else older rows are left for their page
 */
export function mergeMessages(
  list: MessageRow[],
  changed: MessageRow[],
  gone: ReadonlySet<string>,
  complete: boolean,
): MessageRow[] {
  const known = new Map(list.map((row) => [row.id, row]))
  const start = list[0]
  const fresh = changed.filter(
    (row) =>
      !isStale(row, known.get(row.id)) &&
      (complete || start === undefined || known.has(row.id) || compareMessages(row, start) >= 0),
  )
  const touched = new Set([...fresh.map((row) => row.id), ...gone])
  if (fresh.length === 0 && ![...gone].some((id) => known.has(id))) return list
  const kept = list.filter((row) => !touched.has(row.id))
  return insertSorted(kept, fresh, compareMessages)
}

/** Puts re-read annotations and quoted messages among those that are known; their order says nothing. */
export function mergeRelated(
  list: MessageRow[],
  changed: MessageRow[],
  gone: ReadonlySet<string>,
): MessageRow[] {
  const known = new Map(list.map((row) => [row.id, row]))
  const fresh = changed.filter((row) => !isStale(row, known.get(row.id)))
  const lost = list.some((row) => gone.has(row.id))
  if (fresh.length === 0 && !lost) return list
  for (const row of fresh) known.set(row.id, row)
  return [...known.values()].filter((row) => !gone.has(row.id))
}

/** Inserts a few rows into a sorted list. */
function insertSorted<Row>(list: Row[], rows: Row[], compare: (a: Row, b: Row) => number): Row[] {
  if (rows.length === 0) return list
  const result: Row[] = []
  const sorted = rows.toSorted(compare)
  let next = 0
  for (const row of list) {
    while (next < sorted.length && compare(sorted[next] as Row, row) <= 0) result.push(sorted[next++] as Row)
    result.push(row)
  }
  while (next < sorted.length) result.push(sorted[next++] as Row)
  return result
}
