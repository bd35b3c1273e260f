import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '@/lib/problem'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { useChangeConversation } from '../api/change-conversation'
import type { ConversationRow } from '../api/rows'

export interface ConversationActs {
  toggleClosed: () => void
  assign: (userId: string | null) => void
}

/** What can be done with a conversation: shown at once, told in a toast that can take it back. */
export function useConversationActs(conversation: ConversationRow): ConversationActs {
  const { t } = useTranslation()
  const language = useLanguage()
  const me = useUserId()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const { mutate } = useChangeConversation()
  const { id } = conversation

  type Change = Pick<Parameters<typeof mutate>[0], 'status' | 'assignee_id'>
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
      act(
        { status: closed ? 'open' : 'closed' },
        { status: closed ? 'closed' : 'open' },
        t(closed ? 'thread.reopened' : 'thread.closed'),
      )
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
