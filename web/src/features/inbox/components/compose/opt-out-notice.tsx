import { BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ApiProblem } from '@/lib/problem'
import { useOutbox, useOutgoing } from '../../hooks/use-outbox'

/** The contact wants no such messages: whoever has read that may send all the same, and that is noted. */
export function OptOutNotice({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation()
  const outbox = useOutbox()
  const stopped = useOutgoing(conversationId).filter(
    ({ state, error }) =>
      state === 'failed' && error instanceof ApiProblem && error.code === 'contact_opted_out',
  )
  if (stopped.length === 0) return null
  return (
    <div
      role="alert"
      className="mb-2 flex flex-wrap items-center gap-2 rounded-xl bg-warn-soft px-3 py-2 text-sm"
    >
      <BellOff aria-hidden className="size-4 shrink-0 text-warn" />
      <p className="min-w-0 flex-1">{t('composer.optedOut.title', { count: stopped.length })}</p>
      <Button
        size="sm"
        look="quiet"
        onClick={() => {
          for (const { key } of stopped) outbox.discard(key)
        }}
      >
        {t('composer.optedOut.discard')}
      </Button>
      <Button
        size="sm"
        onClick={() => {
          for (const { key } of stopped) outbox.retry(key, { despiteOptOut: true })
        }}
      >
        {t('composer.optedOut.send')}
      </Button>
    </div>
  )
}
