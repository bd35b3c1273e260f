import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'
import { readRelated, readRelations, readRows, relate } from './read-related'
import { ANNOTATIONS, type BareMessageRow, MESSAGE_COLUMNS, type MessageRow } from './rows'

const PAGE_SIZE = 50

interface PageEnd {
  before: string | null
  limit: number
}

export interface MessagePage {
  /** Oldest first. */
  rows: MessageRow[]
  /** What hangs on these rows, and what they quote from further up. */
  related: MessageRow[]
  /** Where the older page ends; null at the beginning of the conversation. */
  older: string | null
}

export type MessagePages = InfiniteData<MessagePage, PageEnd>

export const NEWEST_PAGE: PageEnd = { before: null, limit: PAGE_SIZE }

/** The messages of a conversation, newest page first. The change feed keeps them current. */
export function threadQuery(projectId: string, conversationId: string) {
  return infiniteQueryOptions({
    queryKey: inboxKeys.thread(projectId, conversationId),
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: NEWEST_PAGE,
    queryFn: ({ pageParam, signal }) => readPage(projectId, conversationId, pageParam, signal),
    getNextPageParam: (last): PageEnd | undefined =>
      last.older === null ? undefined : { before: last.older, limit: PAGE_SIZE },
  })
}

async function readPage(
  projectId: string,
  conversationId: string,
  page: PageEnd,
  signal: AbortSignal,
): Promise<MessagePage> {
  let query = supabase()
    .rest.from('messages')
    .select(MESSAGE_COLUMNS)
    .eq('project_id', projectId)
    .eq('conversation_id', conversationId)
    // Reactions, edits and deletions hang on their message; they are no lines of the thread.
    .not('type', 'in', `(${ANNOTATIONS.join(',')})`)
  if (page.before) query = query.or(before(page.before))
  const bare = unwrap(
    await query
      .order('occurred_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(page.limit)
      .abortSignal(signal)
      .overrideTypes<BareMessageRow[], { merge: false }>(),
  )
  bare.reverse()
  const ids = bare.map(({ id }) => id)
  const relations = await readRelations(ids, signal)
  const related = await readRelated(projectId, relations, new Set(ids), signal)
  const rows = relate(bare, relations)
  return { rows, related, older: rows.length < page.limit ? null : threadKeyset(rows) }
}

/** Where the page older than these rows ends. */
export function threadKeyset(rows: MessageRow[]): string | null {
  const first = rows[0]
  return first ? `${first.occurred_at} ${first.id}` : null
}

/** What lies before a row in the order (occurred_at, id). */
function before(end: string): string {
  const [moment, id] = end.split(' ')
  return `occurred_at.lt."${moment}",and(occurred_at.eq."${moment}",id.lt.${id})`
}

/** Lines of threads, and what hangs on them, by their ids. */
export async function readMessages(projectId: string, ids: string[]): Promise<MessageRow[]> {
  const [rows, relations] = await Promise.all([readRows(projectId, ids), readRelations(ids)])
  return relate(rows, relations)
}
