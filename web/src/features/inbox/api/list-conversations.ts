import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { type Filters, meets, narrows, spanStart } from '../model/filters'
import { inboxKeys, type ListFilter } from './keys'
import { readConversations } from './read-conversations'
import { CONVERSATION_COLUMNS, type ConversationRow, rowOf } from './rows'

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
        : searchConversations(filter, filter.q, me, pageParam, signal),
    getNextPageParam: (last): PageStart | undefined =>
      last.next === null ? undefined : { after: last.next, limit: PAGE_SIZE },
  })
}

async function readTab(
  { projectId, tab, filters, order }: ListFilter,
  me: string,
  page: PageStart,
  signal: AbortSignal,
): Promise<ConversationPage> {
  const columns = filters.tag
    ? `${CONVERSATION_COLUMNS}, tagged:conversation_tags!inner(tag_id)`
    : CONVERSATION_COLUMNS
  let query = supabase()
    .rest.from('conversations')
    .select(columns)
    .eq('project_id', projectId)
    .eq('status', tab === 'closed' || tab === 'snoozed' ? tab : 'open')
    .not('last_message_at', 'is', null)
  const assignee = tab === 'mine' ? 'me' : tab === 'unassigned' ? 'none' : filters.assignee
  if (assignee === 'none') query = query.is('assignee_id', null)
  else if (assignee) query = query.eq('assignee_id', assignee === 'me' ? me : assignee)
  if (filters.number) query = query.eq('whatsapp_number_id', filters.number)
  if (filters.tag) query = query.eq('tagged.tag_id', filters.tag)
  if (filters.unread) query = query.gt('unread_count', 0)
  if (filters.type) query = query.eq('last_message_type', filters.type)
  if (filters.since) query = query.gte('last_message_at', new Date(spanStart(filters.since)).toISOString())
  const ascending = order === 'oldest'
  if (page.after) query = query.or(behind(page.after, ascending ? 'gt' : 'lt'))
  const rows = unwrap(
    await query
      .order('last_message_at', { ascending })
      .order('id', { ascending })
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

/** What lies behind a row in the order (last_message_at, id). */
function behind(after: string, than: 'lt' | 'gt'): string {
  const [moment, id] = after.split(' ')
  return `last_message_at.${than}."${moment}",and(last_message_at.eq."${moment}",id.${than}.${id})`
}

const MOST_FOUND = 50

const NUMBER = /^[\d\u0660-\u0669\s+()-]+$/

/** People by their name or number; the database knows how to search: it folds Arabic letters. */
async function searchConversations(
  { projectId, filters }: ListFilter,
  term: string,
  me: string,
  page: PageStart,
  signal: AbortSignal,
): Promise<ConversationPage> {
  // Of the many who bear a name the filters must choose, before a page of them is read; few have a number.
  if (narrows(filters) && !NUMBER.test(term))
    return await searchFiltered(projectId, filters, term, page, signal)
  const contacts = unwrap(
    await supabase()
      .rest.rpc('search_contacts', { project_id: projectId, term, max_rows: MOST_FOUND })
      .abortSignal(signal)
      .overrideTypes<{ id: string }[], { merge: false }>(),
  )
  const found = await readConversations(
    projectId,
    'contact_id',
    contacts.map(({ id }) => id),
  )
  const rows = found
    .filter((row) => row.last_message_at !== null && meets(filters, row, me))
    .sort((a, b) => Date.parse(b.last_message_at ?? '') - Date.parse(a.last_message_at ?? ''))
  return { rows, next: null }
}

async function searchFiltered(
  projectId: string,
  { number, assignee, tag, unread, type, since }: Filters,
  term: string,
  page: PageStart,
  signal: AbortSignal,
): Promise<ConversationPage> {
  const query = {
    project_id: projectId,
    number,
    assignee,
    tag,
    unread: unread && ('true' as const),
    q: term,
    last_type: type,
    from: since && new Date(spanStart(since)).toISOString(),
    cursor: page.after ?? undefined,
    limit: PAGE_SIZE,
  }
  const answer = await call((api) => api.GET('/conversations', { params: { query }, signal }))
  return { rows: answer.data.map(rowOf), next: answer.next_cursor }
}
