import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys, type ListFilter } from './keys'
import { CONVERSATION_COLUMNS, type ConversationRow } from './rows'

const PAGE_SIZE = 50

/** Where a page begins. `limit` grows when a list that was read in pages is read anew as one. */
interface PageStart {
  after: string | null
  limit: number
}

export interface ConversationPage {
  rows: ConversationRow[]
  /** Where the next page begins; null at the end. */
  next: string | null
}

export type ConversationPages = InfiniteData<ConversationPage, PageStart>

export const FIRST_PAGE: PageStart = { after: null, limit: PAGE_SIZE }

/** A list of conversations, newest first. The change feed keeps it current, so it is never stale by itself. */
export function conversationsQuery(filter: ListFilter, me: string) {
  return infiniteQueryOptions({
    queryKey: inboxKeys.list(filter),
    staleTime: filter.q === null ? Number.POSITIVE_INFINITY : 15_000,
    initialPageParam: FIRST_PAGE,
    queryFn: ({ pageParam, signal }) =>
      filter.q === null
        ? readTab(filter, me, pageParam, signal)
        : searchConversations(filter, pageParam, signal),
    getNextPageParam: (last): PageStart | undefined =>
      last.next === null ? undefined : { after: last.next, limit: PAGE_SIZE },
  })
}

async function readTab(
  filter: ListFilter,
  me: string,
  page: PageStart,
  signal: AbortSignal,
): Promise<ConversationPage> {
  let query = supabase()
    .rest.from('conversations')
    .select(CONVERSATION_COLUMNS)
    .eq('project_id', filter.projectId)
    .eq('status', filter.tab === 'closed' ? 'closed' : 'open')
    .not('last_message_at', 'is', null)
  if (filter.tab === 'mine') query = query.eq('assignee_id', me)
  if (filter.tab === 'unassigned') query = query.is('assignee_id', null)
  if (page.after) query = query.or(behind(page.after))
  const rows = unwrap(
    await query
      .order('last_message_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(page.limit)
      .abortSignal(signal)
      .overrideTypes<ConversationRow[], { merge: false }>(),
  )
  return { rows, next: rows.length < page.limit ? null : keyset(rows) }
}

/** Where the page behind these rows begins. */
export function keyset(rows: ConversationRow[]): string | null {
  const last = rows.at(-1)
  return last ? `${last.last_message_at} ${last.id}` : null
}

/** What lies behind a row in the order (last_message_at, id), newest first. */
function behind(after: string): string {
  const [moment, id] = after.split(' ')
  return `last_message_at.lt."${moment}",and(last_message_at.eq."${moment}",id.lt.${id})`
}

/** The function knows how to search: it folds Arabic letters. */
async function searchConversations(
  filter: ListFilter,
  page: PageStart,
  signal: AbortSignal,
): Promise<ConversationPage> {
  const query = {
    project_id: filter.projectId,
    q: filter.q ?? '',
    limit: page.limit,
    cursor: page.after ?? undefined,
  }
  const answer = await call((api) => api.GET('/conversations', { params: { query }, signal }))
  const rows = answer.data.map(({ contact, ...row }) => ({
    ...row,
    contact: { id: contact.id, name: contact.name, phone_hint: null, blocked_at: null },
  }))
  return { rows, next: answer.next_cursor }
}
