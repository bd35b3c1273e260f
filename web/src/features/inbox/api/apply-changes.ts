import type { QueryClient } from '@tanstack/react-query'
import type { ChangeEvent } from '@/lib/change-feed'
import { refreshSoon } from '../hooks/refresh-soon'
import { applyConversations, applyMessages, hasThread, threadRows } from './cache'
import { inboxKeys } from './keys'
import { readConversations } from './read-conversations'
import { readRelated, readRelations, readRows, relate } from './read-related'
import { isAnnotation, type MessageRow } from './rows'

const NEEDS_EVERY_MS = 1_000
const COUNTS_EVERY_MS = 3_000
const ASIDES_EVERY_MS = 500

/** Re-reads what events touched, and puts it wherever it is shown. */
export async function applyChanges(
  client: QueryClient,
  projectId: string,
  me: string,
  events: ChangeEvent[],
) {
  const conversations = new Set<string>()
  const contacts = new Set<string>()
  const messages = new Map<string, string>() // message → conversation
  for (const event of events) {
    if (event.conversation_id) conversations.add(event.conversation_id)
    else if (event.contact_id) contacts.add(event.contact_id)
    if (event.message_id === null && event.conversation_id) {
      refreshSoon(client, inboxKeys.asides(projectId, event.conversation_id), ASIDES_EVERY_MS)
    }
    if (event.message_id && event.conversation_id && hasThread(client, projectId, event.conversation_id)) {
      messages.set(event.message_id, event.conversation_id)
    }
  }
  if (conversations.size > 0) {
    refreshSoon(client, inboxKeys.needs(projectId), NEEDS_EVERY_MS)
    refreshSoon(client, inboxKeys.counts(projectId), COUNTS_EVERY_MS)
  }
  await Promise.all([
    refreshMessages(client, projectId, messages),
    refreshConversations(client, projectId, me, [...conversations]),
    refreshContacts(client, projectId, me, [...contacts]),
  ])
}

async function refreshConversations(client: QueryClient, projectId: string, me: string, ids: string[]) {
  if (ids.length === 0) return
  const rows = await readConversations(projectId, 'id', ids)
  const seen = new Set(rows.map((row) => row.id))
  applyConversations(client, projectId, me, rows, new Set(ids.filter((id) => !seen.has(id))))
}

async function refreshContacts(client: QueryClient, projectId: string, me: string, ids: string[]) {
  if (ids.length === 0) return
  const rows = await readConversations(projectId, 'contact_id', ids)
  applyConversations(client, projectId, me, rows, new Set())
  for (const id of ids) {
    void client.invalidateQueries({ queryKey: inboxKeys.identities(projectId, id) })
    void client.invalidateQueries({ queryKey: inboxKeys.contact(projectId, id) })
  }
}

async function refreshMessages(client: QueryClient, projectId: string, wanted: Map<string, string>) {
  if (wanted.size === 0) return
  const ids = [...wanted.keys()]
  const threads = [...new Set(wanted.values())].map((conversationId) => {
    // What a message quotes may come after it.
    const lost = threadRows(client, projectId, conversationId).filter(({ quotes }) => quotes?.id === null)
    return { conversationId, lost: lost.map(({ id }) => id) }
  })
  const [bare, relations] = await Promise.all([
    readRows(projectId, ids),
    readRelations([...new Set([...ids, ...threads.flatMap(({ lost }) => lost)])]),
  ])
  const rows = relate(bare, relations)
  const seen = new Set(rows.map((row) => row.id))
  for (const { conversationId, lost } of threads) {
    const gone = [...wanted].filter(([id, conversation]) => conversation === conversationId && !seen.has(id))
    const mine = rows.filter((row) => row.conversation_id === conversationId)
    applyMessages(client, projectId, conversationId, mine, new Set(gone.map(([id]) => id)))
    const about = new Set([...mine.map(({ id }) => id), ...lost])
    const known = threadRows(client, projectId, conversationId).filter(isSettled)
    const related = await readRelated(
      projectId,
      relations.filter(({ message_id, related_id }) => about.has(message_id) || about.has(related_id ?? '')),
      new Set(known.map(({ id }) => id)),
    )
    if (related.length > 0) applyMessages(client, projectId, conversationId, related, new Set())
  }
}

/** Whether it is known what a message quotes or hangs on. */
function isSettled(row: MessageRow): boolean {
  return row.quotes?.id !== null && (row.target_id !== null || !isAnnotation(row))
}
