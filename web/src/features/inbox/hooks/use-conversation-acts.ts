import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayAndTime } from '@/lib/format'
import { problemSentence } from '@/lib/problem'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { patchConversation } from '../api/cache'
import { useChangeConversation } from '../api/change-conversation'
import { markRead, markUnread } from '../api/mark-read'
import { usePin } from '../api/pin'
import { pinsQuery } from '../api/pins'
import type { ConversationRow } from '../api/rows'

export interface ConversationActs {
  toggleClosed: () => void
  assign: (userId: string | null) => void
  /** Puts it off until a moment, when it comes back by itself; null brings it back at once. */
  snooze: (until: number | null) => void
  setMode: (mode: ConversationRow['mode']) => void
  pinned: boolean
  togglePin: () => void
  /** As if nobody had looked at it, for everybody. */
  markUnread: () => void
}

/** What can be done with a conversation: shown at once, told in a toast that can take it back. */
export function useConversationActs(conversation: ConversationRow): ConversationActs {
  const { t } = useTranslation()
  const language = useLanguage()
  const me = useUserId()
  const client = useQueryClient()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const { mutate } = useChangeConversation()
  const { mutate: pin } = usePin()
  const { data: pins } = useQuery(pinsQuery(project.id))
  const options = useFormatOptions()
  const { id, status, snoozed_until: until } = conversation
  const pinned = pins?.some((row) => row.id === id) ?? false

  type Change = Omit<Parameters<typeof mutate>[0], 'id'>
  const stillAhead = until !== null && Date.parse(until) > Date.now()
  const before: Change =
    status === 'snoozed' ? (stillAhead ? { status, snoozed_until: until } : { status: 'open' }) : { status }
  const act = (change: Change, undo: Change, done: string) => {
    mutate(
      { id, ...change },
      {
        onError: (error) =>
          toast({
            kind: 'failed',
            text: problemSentence(error, language) ?? t('errors.actFailed'),
            action: { label: t('common.retry'), run: () => act(change, undo, done) },
          }),
      },
    )
    toast({
      kind: 'done',
      text: done,
      action: { label: t('common.undo'), run: () => mutate({ id, ...undo }) },
    })
  }

  return {
    toggleClosed: () => {
      const closed = conversation.status === 'closed'
      act({ status: closed ? 'open' : 'closed' }, before, t(closed ? 'thread.reopened' : 'thread.closed'))
    },
    snooze: (until) => {
      if (until === null) return act({ status: 'open' }, before, t('thread.woken'))
      const time = dayAndTime(until, Date.now(), options)
      act(
        { status: 'snoozed', snoozed_until: new Date(until).toISOString() },
        before,
        t('thread.snoozed', { time }),
      )
    },
    setMode: (mode) => {
      if (mode !== conversation.mode)
        act({ mode }, { mode: conversation.mode }, t(`thread.modes.${mode}Done`))
    },
    pinned,
    togglePin: () => {
      const change = (to: boolean) =>
        pin({ id, pinned: to }, { onError: () => toast({ kind: 'failed', text: t('errors.actFailed') }) })
      change(!pinned)
      toast({
        kind: 'done',
        text: t(pinned ? 'thread.unpinned' : 'thread.pinned'),
        action: { label: t('common.undo'), run: () => change(pinned) },
      })
    },
    markUnread: () => {
      const show = (count: number) => patchConversation(client, project.id, me, id, { unread_count: count })
      const change = (read: boolean) => {
        show(read ? 0 : 1)
        const asked = read ? markRead(id) : markUnread(id)
        asked.catch((error) => {
          show(read ? 1 : 0)
          toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') })
        })
      }
      change(false)
      toast({
        kind: 'done',
        text: t('thread.markedUnread'),
        action: { label: t('common.undo'), run: () => change(true) },
      })
    },
    assign: (userId) => {
      if (userId === conversation.assignee_id) return
      const name = userId === me ? t('common.you') : members?.find((member) => member.id === userId)?.name
      act(
        { assignee_id: userId },
        { assignee_id: conversation.assignee_id },
        userId === null ? t('thread.unassignedDone') : t('thread.assigned', { name: name ?? '' }),
      )
    },
  }
}
