import type { Query, QueryClient } from '@tanstack/react-query'
import { belongsTo } from '../model/filters'
import { mergeConversations, mergeMessages, mergeRelated } from '../model/merge'
import { flattenPages, flattenRelated } from '../model/pages'
import { inboxKeys, type ListFilter } from './keys'
import { type ConversationPages, FIRST_PAGE, keyset } from './list-conversations'
import { type MessagePages, NEWEST_PAGE, threadKeyset } from './list-messages'
import type { NeedsPages } from './needs-you'
import { type ConversationRow, isAnnotation, type MessageRow } from './rows'

/*
 * Puts re-read rows into everything that shows them. A merged list becomes one page as long as what was loaded, so
 * that paging goes on behind its last row.
 */

/** The most rows that a list reads at once when it is read anew. */
const MAX_REREAD = 200

/**
 * Applies a change to a read, and once more when the read is under way: its answer was put together before the
 * change and would cover it. Merging twice does no harm.
 */
function applyTo(query: Query, change: () => void): void {
  change()
  if (query.state.fetchStatus === 'fetching') void query.promise?.catch(() => {}).then(change)
}

/** Puts conversations into every list, and into the heads of open threads. */
export function applyConversations(
  client: QueryClient,
  projectId: string,
  me: string,
  rows: ConversationRow[],
  gone: ReadonlySet<string>,
): void {
  const cache = client.getQueryCache()
  for (const query of cache.findAll({ queryKey: inboxKeys.lists(projectId) })) {
    applyTo(query, () => mergeIntoList(client, query, me, rows, gone))
  }
  client.setQueryData<ConversationRow[]>(inboxKeys.pins(projectId), (pinned) =>
    pinned ? replaceKnown(pinned, rows, gone) : pinned,
  )
  // Who needs somebody only the server knows; what stands in those rows is kept current.
  for (const query of cache.findAll({ queryKey: inboxKeys.needs(projectId) })) {
    applyTo(query, () => replaceInNeeds(client, query, rows))
  }
  for (const row of rows) {
    client.setQueryData<ConversationRow | null>(inboxKeys.conversation(projectId, row.id), (known) =>
      known && Date.parse(known.updated_at) > Date.parse(row.updated_at) ? known : row,
    )
  }
  for (const id of gone) {
    if (client.getQueryData(inboxKeys.conversation(projectId, id)) !== undefined) {
      client.setQueryData(inboxKeys.conversation(projectId, id), null)
    }
  }
}

function mergeIntoList(
  client: QueryClient,
  query: Query,
  me: string,
  rows: ConversationRow[],
  gone: ReadonlySet<string>,
): void {
  const { tab, filters, order } = query.queryKey[3] as Partial<ListFilter>
  const pages = query.state.data as ConversationPages | undefined
  const last = pages?.pages.at(-1)
  if (!pages || !last) return
  const list = pages.pages.length === 1 ? last.rows : pages.pages.flatMap((page) => page.rows)
  // What a search finds only the server knows; rows it found are kept current in their places.
  const merged = tab
    ? mergeConversations(
        list,
        rows,
        gone,
        (row) => belongsTo(tab, filters ?? {}, row, me),
        last.next === null,
        order,
      )
    : replaceKnown(list, rows, gone)
  if (merged === list) return
  const next = last.next === null ? null : tab ? keyset(merged) : last.next
  const limit = Math.min(Math.max(merged.length, FIRST_PAGE.limit), MAX_REREAD)
  client.setQueryData<ConversationPages>(query.queryKey, {
    pages: [{ rows: merged, next }],
    pageParams: [{ ...FIRST_PAGE, limit }],
  })
}

function replaceInNeeds(client: QueryClient, query: Query, rows: ConversationRow[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]))
  client.setQueryData<NeedsPages>(query.queryKey, (data) =>
    data?.pages.some((page) => page.needs.some(({ row }) => byId.has(row.id)))
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            needs: page.needs.map((need) => ({ ...need, row: byId.get(need.row.id) ?? need.row })),
          })),
        }
      : data,
  )
}

function replaceKnown(
  list: ConversationRow[],
  rows: ConversationRow[],
  gone: ReadonlySet<string>,
): ConversationRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  if (!list.some((row) => byId.has(row.id) || gone.has(row.id))) return list
  return list.filter((row) => !gone.has(row.id)).map((row) => byId.get(row.id) ?? row)
}

/** Changes a conversation wherever it is shown, before the server has answered. */
export function patchConversation(
  client: QueryClient,
  projectId: string,
  me: string,
  id: string,
  change: Partial<ConversationRow>,
): void {
  const known = findConversation(client, projectId, id)
  if (known) applyConversations(client, projectId, me, [{ ...known, ...change }], new Set())
}

/** The conversation as far as the cache knows it. */
export function findConversation(
  client: QueryClient,
  projectId: string,
  id: string,
): ConversationRow | undefined {
  const single = client.getQueryData<ConversationRow | null>(inboxKeys.conversation(projectId, id))
  if (single) return single
  for (const [, needs] of client.getQueriesData<NeedsPages>({ queryKey: inboxKeys.needs(projectId) })) {
    const found = needs?.pages.flatMap((page) => page.needs).find(({ row }) => row.id === id)
    if (found) return found.row
  }
  for (const [, pages] of client.getQueriesData<ConversationPages>({
    queryKey: inboxKeys.lists(projectId),
  })) {
    for (const page of pages?.pages ?? []) {
      const found = page.rows.find((row) => row.id === id)
      if (found) return found
    }
  }
  return undefined
}

/** Whether the thread of a conversation is loaded or being loaded, so that its news matter. */
export function hasThread(client: QueryClient, projectId: string, conversationId: string): boolean {
  return client.getQueryState(inboxKeys.thread(projectId, conversationId)) !== undefined
}

/** Everything that a thread has at hand: its lines, and what belongs to them. */
export function threadRows(client: QueryClient, projectId: string, conversationId: string): MessageRow[] {
  const pages = client.getQueryData<MessagePages>(inboxKeys.thread(projectId, conversationId))?.pages ?? []
  return pages.flatMap((page) => [...page.rows, ...page.related])
}

/** Puts messages, and what hangs on them, into the thread of their conversation, where it is loaded. */
export function applyMessages(
  client: QueryClient,
  projectId: string,
  conversationId: string,
  rows: MessageRow[],
  gone: ReadonlySet<string>,
): void {
  const queryKey = inboxKeys.thread(projectId, conversationId)
  const query = client.getQueryCache().find({ queryKey })
  if (!query) return
  applyTo(query, () => {
    client.setQueryData<MessagePages>(queryKey, (pages) => {
      const oldest = pages?.pages.at(-1)
      if (!pages || !oldest) return pages
      const list = flattenPages(pages.pages)
      const lines = rows.filter((row) => !isAnnotation(row))
      const merged = mergeMessages(list, lines, gone, oldest.older === null)
      const known = flattenRelated(pages.pages)
      const inThread = new Set(merged.map(({ id }) => id))
      // A quoted message from further up is kept beside the thread until its page is loaded.
      const related = mergeRelated(
        known,
        rows.filter((row) => !inThread.has(row.id)),
        gone,
      )
      if (merged === list && related === known) return pages
      const limit = Math.min(Math.max(merged.length, NEWEST_PAGE.limit), MAX_REREAD)
      return {
        pages: [{ rows: merged, related, older: oldest.older === null ? null : threadKeyset(merged) }],
        pageParams: [{ ...NEWEST_PAGE, limit }],
      }
    })
  })
}
