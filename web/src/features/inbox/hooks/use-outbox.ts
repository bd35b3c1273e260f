import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useProject } from '@/lib/project'
import { applyMessages } from '../api/cache'
import { readMessages } from '../api/list-messages'
import { sendMessage } from '../api/send-message'
import { uploadMedia } from '../api/upload-media'
import { createOutbox, type Outbox, type OutboxItem } from '../model/outbox'
import { withFile } from '../model/outgoing'

/* One outbox per project for the life of the page: changing the conversation or the screen stops nothing. */
const outboxes = new Map<string, Outbox>()

function outboxOf(client: QueryClient, projectId: string): Outbox {
  const existing = outboxes.get(projectId)
  if (existing) return existing
  const outbox = createOutbox({
    upload: (item, onProgress, signal) => {
      if (!item.file) throw new Error('nothing to upload')
      return uploadMedia(projectId, item.key, item.file.file, item.file.filename, onProgress, signal)
    },
    send: async (item, signal) => {
      const message = item.path ? withFile(item.message, item.path) : item.message
      const { id } = await sendMessage(message, item, item.key, signal)
      return id
    },
    accepted: (item, messageId) => {
      // Realtime tells it too; this draws the server's bubble without waiting for it.
      void readMessages(projectId, [messageId])
        .then((rows) => applyMessages(client, projectId, item.conversationId, rows, new Set()))
        .catch(() => {})
    },
  })
  outboxes.set(projectId, outbox)
  return outbox
}

/** The outbox of the open project. */
export function useOutbox(): Outbox {
  const client = useQueryClient()
  const { project } = useProject()
  return useMemo(() => outboxOf(client, project.id), [client, project.id])
}

/** What is on its way in a conversation, in the order in which it was written. */
export function useOutgoing(conversationId: string): OutboxItem[] {
  const outbox = useOutbox()
  const items = useSyncExternalStore(outbox.subscribe, outbox.items)
  return useMemo(
    () => items.filter((item) => item.conversationId === conversationId),
    [items, conversationId],
  )
}

/** Goes on sending when the connection is back, and asks before the page is left with something unsent. */
export function useOutboxGuard(): void {
  const outbox = useOutbox()
  const { feed } = useProject()
  useEffect(() => {
    const resume = () => outbox.resume()
    const onState = feed.onState(() => {
      if (feed.state() === 'live') resume()
    })
    const onLeave = (event: BeforeUnloadEvent) => {
      const unsent = outbox.items().some((item) => item.state !== 'accepted' && item.state !== 'failed')
      if (unsent) event.preventDefault()
    }
    window.addEventListener('online', resume)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      onState()
      window.removeEventListener('online', resume)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [outbox, feed])
}
