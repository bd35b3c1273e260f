import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMay, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { patchConversation } from '../api/cache'
import { threadQuery } from '../api/list-messages'
import { markRead } from '../api/mark-read'
import type { ConversationRow } from '../api/rows'

const GLANCE_MS = 350
const SAME_NEWS_MS = 3_000

/** Marks the open conversation read while somebody really looks at it. */
export function useMarkRead(conversation: ConversationRow): void {
  const client = useQueryClient()
  const me = useUserId()
  const { project } = useProject()
  const looking = useLooking()
  const { id, unread_count: unread } = conversation
  const allowed = useMay()('sendMessages')
  const messages = useInboundCount(project.id, id)
  // So many of them were seen. A colleague who marks it unread lets it stand: nothing new has come.
  const seen = useRef<number>(undefined)
  useEffect(() => {
    if (!looking) {
      seen.current = undefined // whoever comes back to it reads it anew
      return
    }
    if (unread === 0) {
      if (seen.current === undefined) seen.current = messages
      // The message may be on the screen before the row says that it is unread.
      const timer = setTimeout(() => {
        seen.current = messages
      }, SAME_NEWS_MS)
      return () => clearTimeout(timer)
    }
    if (!allowed || (seen.current !== undefined && seen.current === messages)) return
    // A glance in passing (moving through the list with J) is not reading.
    const timer = setTimeout(() => {
      patchConversation(client, project.id, me, id, { unread_count: 0 })
      seen.current = messages
      // Refused, it is tried again with the next message, or when the person comes back to it.
      markRead(id).catch(() => patchConversation(client, project.id, me, id, { unread_count: unread }))
    }, GLANCE_MS)
    return () => clearTimeout(timer)
  }, [client, project.id, me, id, unread, messages, looking, allowed])
}

/** How many of the customer's messages are on the screen's pages; undefined while they are read. */
function useInboundCount(projectId: string, conversationId: string): number | undefined {
  const { data } = useInfiniteQuery({
    ...threadQuery(projectId, conversationId),
    select: ({ pages }) =>
      pages.reduce(
        (sum, { rows }) => sum + rows.filter(({ direction }) => direction === 'inbound').length,
        0,
      ),
  })
  return data
}

function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking)
  useEffect(() => {
    const update = () => setLooking(isLooking())
    window.addEventListener('focus', update)
    window.addEventListener('blur', update)
    document.addEventListener('visibilitychange', update)
    return () => {
      window.removeEventListener('focus', update)
      window.removeEventListener('blur', update)
      document.removeEventListener('visibilitychange', update)
    }
  }, [])
  return looking
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
