import { RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { ApiProblem, problemSentence } from '@/lib/problem'
import { useLanguage } from '@/lib/use-language'
import type { MessageRow } from '../api/rows'
import { useOutbox } from '../hooks/use-outbox'
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

/** Why WhatsApp did not deliver a message, and whether to send it again. */
export function BubbleFailure({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const outbox = useOutbox()
  const reason = failureReason(row.error_code)
  const detail = row.error_details || row.error_title
  const again =
    worthSendingAgain(reason) && (row.type === 'text' || (row.type === 'image' && row.media?.path))
  return (
    <Note tone="danger">
      <span>
        <b className="font-semibold">{t('message.failedTitle')}</b>{' '}
        {reason === 'other'
          ? detail
            ? t('message.failure.other', { detail: `\u2068${detail}\u2069` })
            : t('message.failure.unexplained')
          : t(`message.failure.${reason}`)}
      </span>
      {again ? (
        <NoteButton
          icon={<RotateCcw aria-hidden className="size-3.5" />}
          onClick={() =>
            // A new message: the failed one stays as what happened.
            outbox.add({
              key: crypto.randomUUID(),
              conversationId: row.conversation_id,
              text: row.text,
              photo: null,
              path: row.type === 'image' ? (row.media?.path ?? null) : null,
            })
          }
        >
          {t('message.retry')}
        </NoteButton>
      ) : null}
    </Note>
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

function NoteButton(props: { onClick: () => void; icon?: ReactNode; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="inline-flex items-center gap-1 rounded-sm font-semibold text-ink-soft underline-offset-2 hover:underline touch:min-h-touch touch:px-1"
    >
      {props.icon}
      {props.children}
    </button>
  )
}
