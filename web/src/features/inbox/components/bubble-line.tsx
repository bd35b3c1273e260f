import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { exactTime, type FormatOptions, timeOfDay } from '@/lib/format'
import type { MessageRow } from '../api/rows'
import { type Delivery, deliveryOf } from '../model/delivery'
import { messageKind } from '../model/message-kind'
import type { OutboxItem } from '../model/outbox'
import type { Bubble } from '../model/thread'
import { BubbleFailure, OutboxNote } from './bubble-notes'
import { BubblePhoto } from './bubble-photo'
import { BubblePlaceholder } from './bubble-placeholder'
import { Ticks } from './ticks'

interface BubbleLineProps {
  bubble: Bubble
  contactName: string
  /** The colleague who wrote it; null for the reader himself and for the customer. */
  sender: string | null
  options: FormatOptions
}

/** One message. Outgoing ones sit at the inline end, in Arabic as in English. */
export const BubbleLine = memo(function BubbleLine({
  bubble,
  contactName,
  sender,
  options,
}: BubbleLineProps) {
  const { t } = useTranslation()
  const { row, item } = bubble
  const outbound = bubble.direction === 'outbound'
  const delivery = bubbleDelivery(row, item)
  const kind = messageKind(row?.type ?? (item?.photo ? 'image' : 'text'))
  const text = row ? row.text : (item?.text ?? null)
  const author =
    outbound && !bubble.joinsPrevious ? (row?.origin === 'echo' ? t('message.byPhone') : sender) : null
  return (
    <div
      className={cx(
        'group flex flex-col',
        outbound ? 'items-end' : 'items-start',
        bubble.joinsPrevious ? 'pt-0.5' : 'pt-2.5',
      )}
    >
      <article
        data-testid="bubble"
        data-message-id={row?.id ?? ''}
        data-direction={bubble.direction}
        data-status={row?.status ?? (item?.state === 'failed' ? 'failed' : 'pending')}
        data-type={row?.type ?? (item?.photo ? 'image' : 'text')}
        aria-label={outbound ? (author ?? t('common.you')) : t('message.from', { name: contactName })}
        className={cx(
          'flex min-w-0 max-w-11/12 flex-col rounded-xl shadow-bubble tablet:max-w-[min(82%,var(--container-bubble))]',
          outbound ? 'bg-bubble-out' : 'bg-bubble-in',
          outbound && bubble.joinsPrevious && 'rounded-se-sm',
          outbound && bubble.joinsNext && 'rounded-ee-sm',
          !outbound && bubble.joinsPrevious && 'rounded-ss-sm',
          !outbound && bubble.joinsNext && 'rounded-es-sm',
          delivery === 'failed' && 'bg-danger-soft',
        )}
      >
        {author ? (
          <bdi dir="auto" className="line-auto px-3 pt-1.5 font-semibold text-accent-ink text-xs">
            {author}
          </bdi>
        ) : null}
        {kind === 'image' ? <BubblePhoto row={row} item={item} name={contactName} /> : null}
        {kind === 'text' || kind === 'image' ? null : <BubblePlaceholder kind={kind} row={row} />}
        <div
          className={cx(
            'flex flex-wrap items-end gap-x-2.5 px-3 pb-1',
            // A caption is as wide as its photo, not the other way round.
            kind === 'image' && 'w-0 min-w-full',
            kind === 'text' && !author ? 'pt-1.5' : 'pt-0.5',
          )}
        >
          {text ? (
            <p dir="auto" className="min-w-0 whitespace-pre-wrap text-base [overflow-wrap:anywhere]">
              {text}
            </p>
          ) : null}
          <span className="ms-auto flex h-5 items-center gap-1 text-2xs text-ink-soft">
            <time
              dateTime={new Date(bubble.occurredAt).toISOString()}
              title={statusTimes(row, options, t) ?? exactTime(bubble.occurredAt, options)}
            >
              {timeOfDay(bubble.occurredAt, options)}
            </time>
            {outbound ? <Ticks delivery={delivery} /> : null}
          </span>
        </div>
      </article>
      {item ? <OutboxNote item={item} /> : null}
      {row && delivery === 'failed' ? <BubbleFailure row={row} /> : null}
      {delivery === 'unconfirmed' ? (
        <p className="px-1 pt-1 text-warn text-xs">{t('message.status.unconfirmed')}</p>
      ) : null}
    </div>
  )
})

function bubbleDelivery(row: MessageRow | null, item: OutboxItem | null): Delivery {
  if (row) return row.direction === 'outbound' ? deliveryOf(row.status) : 'none'
  return item?.state === 'failed' ? 'failed' : 'waiting'
}

/** When it was sent, arrived and was read, for a hover over the time. */
function statusTimes(
  row: MessageRow | null,
  options: FormatOptions,
  t: ReturnType<typeof useTranslation>['t'],
): string | null {
  if (row?.direction !== 'outbound') return null
  const steps = [
    ['sent', row.sent_at],
    ['delivered', row.delivered_at],
    ['read', row.read_at],
  ] as const
  const known = steps.flatMap(([step, at]) =>
    at ? [`${t(`message.status.${step}`)}: ${exactTime(Date.parse(at), options)}`] : [],
  )
  return known.length > 0 ? known.join('\n') : null
}
