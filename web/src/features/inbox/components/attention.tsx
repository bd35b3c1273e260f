import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedListener } from '@/lib/change-feed'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useFeedListener } from '@/lib/use-feed'
import { useLanguage } from '@/lib/use-language'
import { setTitleCount } from '@/lib/use-title'
import { countsQuery, MOST_COUNTED } from '../api/counts'
import { readConversations } from '../api/read-conversations'
import type { ConversationRow } from '../api/rows'
import { alertOn } from '../hooks/use-alerts'
import { keptPreview } from '../model/preview'
import { contactLabel } from './contact-name'

/** More than these at once are one sound and nobody's reading. */
const MOST_AT_ONCE = 3

/** Tells of new messages while nobody looks: a count in the tab, and, for those who asked, a notification and a sound. */
export function Attention() {
  const { t } = useTranslation()
  const me = useUserId()
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { feed, project, key } = useProject()
  const { data: counts } = useQuery(countsQuery(project.id, me))
  useEffect(() => {
    setTitleCount(counts?.unread ?? 0, MOST_COUNTED)
    return () => setTitleCount(0, MOST_COUNTED)
  }, [counts?.unread])

  const listener = useMemo<FeedListener>(() => {
    const show = (row: ConversationRow) => {
      const notification = new Notification(contactLabel(row.contact, t('common.unknownPerson')), {
        body: keptPreview(row.last_message_kind ?? 'text', row.last_message_text, language),
        tag: row.id,
        icon: '/favicon.svg',
      })
      notification.onclick = () => {
        window.focus()
        notification.close()
        void navigate({
          to: '/p/$project/inbox/$conversationId',
          params: { project: key, conversationId: row.id },
        })
      }
    }
    return {
      onChanges: async (events) => {
        if (document.hasFocus() && !document.hidden) return
        if (!alertOn('notify') && !alertOn('sound')) return
        const ids = events.flatMap(({ type, conversation_id: id }) =>
          type === 'message.received' && id !== null ? [id] : [],
        )
        if (ids.length === 0) return
        const rows = await readConversations(project.id, 'id', [...new Set(ids)])
        const mine = rows.filter((row) => row.unread_count > 0 && (row.assignee_id ?? me) === me)
        if (mine.length > 0 && alertOn('sound')) chime()
        if (alertOn('notify')) for (const row of mine.slice(0, MOST_AT_ONCE)) show(row)
      },
      onReset: async () => void client.invalidateQueries({ queryKey: countsQuery(project.id, me).queryKey }),
    }
  }, [client, project.id, me, key, language, navigate, t])
  useFeedListener(feed, listener)
  return null
}

/** Two soft tones, made here rather than loaded. */
function chime(): void {
  const context = new AudioContext()
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const at = context.currentTime + index * 0.14
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.12, at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.28)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.3)
  }
  setTimeout(() => void context.close(), 1_000)
}
