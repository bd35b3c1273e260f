import { queryOptions, useQuery } from '@tanstack/react-query'
import { RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { ApiProblem, problemSentence } from '@/lib/problem'
import { useMay } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { useNow } from '@/lib/use-now'
import type { MessageRow } from '../api/rows'
import { useOutbox } from '../hooks/use-outbox'
import { useRetry } from '../hooks/use-retry'
import { failureReason, worthSendingAgain } from '../model/delivery'
import type { OutboxItem } from '../model/outbox'

/** What is happening to a message that has not left yet, and what can be done about it. */
export function OutboxNote({ item }: { item: OutboxItem }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const outbox = useOutbox()
  const discard = () => outbox.discard(item.key)
  const retry = () => outbox.retry(item.key)

  if (item.state === 'uploading') {
    const percent = new Intl.NumberFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
      style: 'percent',
    })
    return (
      <Note>
        <span className="tabular-nums">
          {t('message.uploading', { percent: percent.format(item.progress) })}
        </span>
        <NoteButton onClick={discard}>{t('message.cancel')}</NoteButton>
      </Note>
    )
  }
  if (item.state === 'offline') {
    return (
      <Note tone="warn">
        {t('message.offline')}
        <NoteButton onClick={retry}>{t('message.retry')}</NoteButton>
        <NoteButton onClick={discard}>{t('message.discard')}</NoteButton>
      </Note>
    )
  }
  if (item.state === 'failed') {
    const sentence =
      item.error instanceof ApiProblem ? problemSentence(item.error, language) : t('errors.temporary')
    return (
      <Note tone="danger" alert>
        <span>
          <b className="font-semibold">{t('message.failedTitle')}</b> {sentence}
        </span>
        <NoteButton onClick={retry} icon={<RotateCcw aria-hidden className="size-3.5" />}>
          {t('message.retry')}
        </NoteButton>
        <NoteButton onClick={discard} icon={<Trash2 aria-hidden className="size-3.5" />}>
          {t('message.discard')}
        </NoteButton>
      </Note>
    )
  }
  return null
}

/** Meta may still tell what became of it; before this nobody is to send it again. */
const UNSURE_MS = 15 * 60_000

/** Causes and next steps by code, in both languages: many sentences, read when the first failure is on the screen. */
const explanations = queryOptions({
  queryKey: ['meta-errors'],
  queryFn: async () => (await import('@contracts/meta-errors')).explainMetaError,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Why a message was not delivered, or that nobody knows; and what to do next. */
export function BubbleFailure({ row, sentAgain }: { row: MessageRow; sentAgain: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  const language = useLanguage()
  const { data: explain } = useQuery(explanations)
  const unsure = row.status === 'unknown'
  const reason = failureReason(row.error_code)
  const detail = row.error_details || row.error_title
  const why = explain?.(row.error_code)
  if (row.status === 'cancelled') return <Note>{t('message.cancelled')}</Note>
  const again = unsure ? now - Date.parse(row.updated_at) > UNSURE_MS : worthSendingAgain(reason)
  return (
    <Note tone={unsure ? 'warn' : 'danger'}>
      {unsure ? (
        <span>
          <b className="font-semibold">{t('ticks.unconfirmed')}.</b>{' '}
          {t(again ? 'message.unsureOld' : 'message.unsure')}
        </span>
      ) : (
        <span>
          <b className="font-semibold">{t('message.failedTitle')}</b>{' '}
          {why ? `${why.cause[language]} ${why.next[language]}` : null}
          <FailureCode code={row.error_code} detail={reason === 'other' ? detail : null} />
        </span>
      )}
      {sentAgain ? (
        <span className="text-ink-soft">{t('message.sentAgain')}</span>
      ) : again ? (
        <RetryButton row={row} />
      ) : null}
    </Note>
  )
}

/** Meta's code, and its own sentence where ours says little. */
function FailureCode({ code, detail }: { code: string | null; detail: string | null }) {
  if (!code && !detail) return null
  return (
    <span className="text-ink-soft">
      {' ('}
      <bdi dir="ltr">{[code, detail].filter(Boolean).join(': ')}</bdi>
      {')'}
    </span>
  )
}

function RetryButton({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const { retry, busy } = useRetry(row, (error) =>
    toast({
      kind: 'failed',
      text: (error instanceof ApiProblem && problemSentence(error, language)) || t('errors.temporary'),
    }),
  )
  if (!may('sendMessages')) return null
  return (
    <NoteButton icon={<RotateCcw aria-hidden className="size-3.5" />} busy={busy} onClick={retry}>
      {t('message.retry')}
    </NoteButton>
  )
}

function Note(props: { tone?: 'plain' | 'warn' | 'danger'; alert?: boolean; children: ReactNode }) {
  return (
    <div
      role={props.alert ? 'alert' : undefined}
      className={cx(
        'flex max-w-bubble flex-wrap items-center justify-end gap-x-3 gap-y-0.5 px-1 pt-1 text-xs',
        props.tone === 'danger' ? 'text-danger' : props.tone === 'warn' ? 'text-warn' : 'text-ink-faint',
      )}
    >
      {props.children}
    </div>
  )
}

function NoteButton(props: { onClick: () => void; busy?: boolean; icon?: ReactNode; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      disabled={props.busy}
      className="inline-flex items-center gap-1 rounded-sm font-semibold text-ink-soft underline-offset-2 hover:underline disabled:opacity-50 touch:min-h-touch touch:px-1"
    >
      {props.icon}
      {props.children}
    </button>
  )
}
