import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMay, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { patchConversation } from '../api/cache'
import { markRead } from '../api/mark-read'
import type { ConversationRow } from '../api/rows'

/** Marks the open conversation read while somebody really looks at it. */
export function useMarkRead(conversation: ConversationRow): void {
  const client = useQueryClient()
  const me = useUserId()
  const { project } = useProject()
  const looking = useLooking()
  const { id, unread_count: unread } = conversation
  const allowed = useMay()('sendMessages')
  const refused = useRef('')
  useEffect(() => {
    const state = `${id} ${unread}`
    if (!looking || unread === 0 || !allowed || refused.current === state) return
    // A glance in passing (moving through the list with J) is not reading.
    const timer = setTimeout(() => {
      patchConversation(client, project.id, me, id, { unread_count: 0 })
      markRead(id).catch(() => {
        // Tried again with the next message, or when the person comes back to it.
        refused.current = state
        patchConversation(client, project.id, me, id, { unread_count: unread })
      })
    }, 350)
    return () => clearTimeout(timer)
  }, [client, project.id, me, id, unread, looking, allowed])
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
