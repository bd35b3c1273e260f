import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ChangeEvent, FeedListener } from '@/lib/change-feed'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useFeedListener } from '@/lib/use-feed'
import { applyConversations, applyMessages, hasThread, knownWamids } from '../api/cache'
import { inboxKeys } from '../api/keys'
import { readMessages } from '../api/list-messages'
import { readConversations } from '../api/read-conversations'
import { readQuoted } from '../api/read-related'

/** Keeps everything the inbox shows equal to the hub, by re-reading the rows that the feed names. */
export function useInboxSync(): void {
  const client = useQueryClient()
  const me = useUserId()
  const { feed, project } = useProject()
  const listener = useMemo<FeedListener>(
    () => ({
      onChanges: (events) => applyChanges(client, project.id, me, events),
      // Lists and open threads are read anew; what nobody looks at is dropped.
      onReset: async () => {
        client.removeQueries({ queryKey: inboxKeys.all(project.id), type: 'inactive' })
        await client.refetchQueries({ queryKey: inboxKeys.all(project.id), type: 'active' })
      },
    }),
    [client, project.id, me],
  )
  useFeedListener(feed, listener)
  // While the inbox is not open nobody applies the news; on return it shows what it had and reads anew.
  useEffect(
    () => () => void client.invalidateQueries({ queryKey: inboxKeys.all(project.id), refetchType: 'none' }),
    [client, project.id],
  )
}

async function applyChanges(client: QueryClient, projectId: string, me: string, events: ChangeEvent[]) {
  const conversations = new Set<string>()
  const contacts = new Set<string>()
  const messages = new Map<string, string>() // message → conversation
  for (const event of events) {
    if (event.conversation_id) conversations.add(event.conversation_id)
    else if (event.contact_id) contacts.add(event.contact_id)
    if (event.message_id && event.conversation_id && hasThread(client, projectId, event.conversation_id)) {
      messages.set(event.message_id, event.conversation_id)
    }
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
  for (const id of ids) void client.invalidateQueries({ queryKey: inboxKeys.identities(projectId, id) })
}

async function refreshMessages(client: QueryClient, projectId: string, wanted: Map<string, string>) {
  if (wanted.size === 0) return
  const rows = await readMessages(projectId, [...wanted.keys()])
  const seen = new Set(rows.map((row) => row.id))
  for (const conversationId of new Set(wanted.values())) {
    const gone = [...wanted].filter(([id, conversation]) => conversation === conversationId && !seen.has(id))
    const mine = rows.filter((row) => row.conversation_id === conversationId)
    applyMessages(client, projectId, conversationId, mine, new Set(gone.map(([id]) => id)))
    const quoted = await readQuoted(projectId, mine, knownWamids(client, projectId, conversationId))
    if (quoted.length > 0) applyMessages(client, projectId, conversationId, quoted, new Set())
  }
}
