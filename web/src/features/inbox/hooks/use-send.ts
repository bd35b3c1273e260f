import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAndTime } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import { toast } from '@/lib/toast'
import type { Planned } from '../model/compose'
import { useOutbox } from './use-outbox'

/** Hands messages to the outbox, in order: for now, or for a moment of later. The first one carries the quote. */
export function useSend(conversationId: string, replyToId: string | null) {
  const { t } = useTranslation()
  const outbox = useOutbox()
  const options = useFormatOptions()
  return useCallback(
    (messages: readonly Planned[], at: number | null = null) => {
      for (const [index, message] of messages.entries()) {
        outbox.add({
          key: crypto.randomUUID(),
          conversationId,
          replyToId: index === 0 ? replyToId : null,
          // A millisecond apart, they keep their order in the thread and on the way.
          scheduledFor: at === null ? null : new Date(at + index).toISOString(),
          ...message,
        })
      }
      if (at !== null && messages.length > 0) {
        const time = dayAndTime(at, Date.now(), options)
        toast({ kind: 'done', text: t('composer.later.done', { time }) })
      }
    },
    [outbox, conversationId, replyToId, options, t],
  )
}
