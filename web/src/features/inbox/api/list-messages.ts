import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'
import { readRelated } from './read-related'
import { MESSAGE_COLUMNS, type MessageRow } from './rows'

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
    .is('target_wamid', null)
  if (page.before) query = query.or(before(page.before))
  const rows = unwrap(
    await query
      .order('occurred_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(page.limit)
      .abortSignal(signal)
      .overrideTypes<MessageRow[], { merge: false }>(),
  )
  rows.reverse()
  const related = await readRelated(projectId, rows, signal)
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

/** As many ids as fit into an address without trouble. */
const CHUNK = 80

/** Lines of threads, and what hangs on them, by their ids. */
export async function readMessages(projectId: string, ids: string[]): Promise<MessageRow[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) =>
    ids.slice(index * CHUNK, (index + 1) * CHUNK),
  )
  const answers = await Promise.all(
    chunks.map(async (chunk) =>
      unwrap(
        await supabase()
          .rest.from('messages')
          .select(MESSAGE_COLUMNS)
          .eq('project_id', projectId)
          .in('id', chunk)
          .overrideTypes<MessageRow[], { merge: false }>(),
      ),
    ),
  )
  return answers.flat()
}
