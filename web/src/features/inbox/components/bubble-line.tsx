import { Ban, CalendarClock, Forward, Info } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { exactTime, type FormatOptions, timeOfDay } from '@/lib/format'
import type { MessageRow } from '../api/rows'
import { useLongPress } from '../hooks/use-long-press'
import { answersOf, isForwarded, offerOf } from '../model/content'
import { type Delivery, deliveryOf } from '../model/delivery'
import { type MessageKind, messageKind } from '../model/message-kind'
import type { OutboxItem } from '../model/outbox'
import { previewLine } from '../model/preview'
import type { Bubble } from '../model/thread'
import { BubbleActs } from './bubble-acts'
import { OfferChoices } from './bubble-cards'
import { BubbleContent } from './bubble-content'
import { BubbleFailure, OutboxNote } from './bubble-notes'
import { BubbleQuote } from './bubble-quote'
import { BubbleReactions } from './bubble-reactions'
import { Ticks } from './ticks'

interface BubbleLineProps {
  bubble: Bubble
  contactName: string
  /** The colleague who wrote it; null for the reader himself and for the customer. */
  sender: string | null
  /** Who wrote what it quotes. */
  quoteAuthor: string
  options: FormatOptions
  onJump: (key: string) => void
  /** Left out where nobody can answer. */
  onReply?: (row: MessageRow) => void
}

/** One message. Outgoing ones sit at the inline end, in Arabic as in English. */
export const BubbleLine = memo(function BubbleLine(props: BubbleLineProps) {
  const { bubble, contactName, options, onReply } = props
  const { t } = useTranslation()
  const { row, item, marks, quote } = bubble
  const press = useLongPress()
  const outbound = bubble.direction === 'outbound'
  const delivery = bubbleDelivery(row, item)
  const revoked = marks?.revoked || (row?.revoked_at ?? null) !== null
  const kind = messageKind(row?.type ?? (item?.photo ? 'image' : 'text'))
  const text = revoked ? null : bubbleText(bubble, kind)
  const author =
    outbound && !bubble.joinsPrevious ? (row?.origin === 'echo' ? t('message.byPhone') : props.sender) : null
  if (row && kind === 'system') return <SystemLine row={row} options={options} />
  const ours = marks?.reactions.find(({ by }) => by.includes('us'))?.emoji ?? null
  const bare = kind === 'text' || revoked
  return (
    <div
      className={cx(
        'group flex flex-col',
        outbound ? 'items-end' : 'items-start',
        bubble.joinsPrevious ? 'pt-0.5' : 'pt-2.5',
      )}
    >
      <div className={cx('flex w-full min-w-0 items-center gap-1', outbound && 'flex-row-reverse')}>
        <article
          {...press.handlers}
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
            quote && !revoked && 'min-w-56',
            delivery === 'failed' && 'bg-danger-soft',
          )}
        >
          {author ? (
            <bdi dir="auto" className="line-auto px-3 pt-1.5 font-semibold text-accent-ink text-xs">
              {author}
            </bdi>
          ) : null}
          {revoked ? null : (
            <>
              {row && isForwarded(row) ? (
                <span className="flex items-center gap-1 px-3 pt-1 text-ink-soft text-xs">
                  <Forward aria-hidden className="mirror size-3.5" />
                  {t('message.forwarded')}
                </span>
              ) : null}
              {quote ? (
                // Its words are one line, and must not widen the bubble.
                <div className="w-0 min-w-full p-1 pb-0">
                  <BubbleQuote quote={quote} author={props.quoteAuthor} onJump={props.onJump} />
                </div>
              ) : null}
              <BubbleContent kind={kind} row={row} item={item} name={contactName} />
            </>
          )}
          <div
            className={cx(
              'flex flex-wrap items-end gap-x-2.5 px-3 pb-1',
              // A caption is as wide as its photo, not the other way round.
              !bare && MEASURED.has(kind) && 'w-0 min-w-full',
              bare && !author ? 'pt-1.5' : 'pt-0.5',
            )}
          >
            {revoked ? (
              <p className="flex items-center gap-1.5 text-base text-ink-soft italic">
                <Ban aria-hidden className="size-4 shrink-0" />
                {t('message.deleted')}
              </p>
            ) : text ? (
              <p dir="auto" className="min-w-0 whitespace-pre-wrap text-base [overflow-wrap:anywhere]">
                {text}
              </p>
            ) : null}
            <span className="ms-auto flex h-5 items-center gap-1 text-2xs text-ink-soft">
              {!revoked && (marks?.edited || (row?.edited_at ?? null) !== null) ? (
                <span>{t('message.edited')}</span>
              ) : null}
              <time
                dateTime={new Date(bubble.occurredAt).toISOString()}
                title={
                  statusTimes(row, options, (step) => t(`ticks.${step}`)) ??
                  exactTime(bubble.occurredAt, options)
                }
              >
                {timeOfDay(bubble.occurredAt, options)}
              </time>
              {outbound ? <Ticks delivery={delivery} /> : null}
            </span>
          </div>
          {row && !revoked && kind === 'interactive' ? <Choices row={row} /> : null}
        </article>
        {row && !revoked ? (
          <BubbleActs row={row} text={text} mine={ours} press={press} onReply={onReply} />
        ) : null}
      </div>
      {marks && !revoked ? <BubbleReactions reactions={marks.reactions} contactName={contactName} /> : null}
      {row?.status === 'scheduled' && row.scheduled_for ? (
        <p className="flex items-center gap-1 px-1 pt-1 text-ink-soft text-xs">
          <CalendarClock aria-hidden className="size-3.5" />
          {t('message.scheduledFor', { time: exactTime(Date.parse(row.scheduled_for), options) })}
        </p>
      ) : null}
      {item ? <OutboxNote item={item} /> : null}
      {row && (delivery === 'failed' || delivery === 'unconfirmed') ? (
        <BubbleFailure row={row} sentAgain={bubble.sentAgain} />
      ) : null}
    </div>
  )
})

/** Kinds whose drawing decides how wide the bubble is. */
const MEASURED = new Set<MessageKind>([
  'image',
  'video',
  'audio',
  'document',
  'location',
  'contacts',
  'order',
])
/** Kinds whose text is a summary of what is drawn already. */
const SUMMARIZED = new Set<MessageKind>(['location', 'contacts', 'system'])

function bubbleText({ row, item, marks }: Bubble, kind: MessageKind): string | null {
  if (!row) return item?.text ?? null
  if (SUMMARIZED.has(kind)) return null
  if (kind === 'interactive') {
    if (answersOf(row) !== null) return null
    return row.text ?? offerOf(row)?.body ?? null
  }
  return marks?.text ?? row.text
}

function Choices({ row }: { row: MessageRow }) {
  const offer = offerOf(row)
  return offer ? <OfferChoices offer={offer} /> : null
}

/** Something that WhatsApp notes between messages. */
function SystemLine({ row, options }: { row: MessageRow; options: FormatOptions }) {
  const moment = Date.parse(row.occurred_at)
  const content = typeof row.content === 'object' ? (row.content as Record<string, unknown>) : null
  return (
    <p
      data-testid="system-line"
      className="flex items-center justify-center gap-2 py-2.5 text-center text-ink-soft text-xs"
    >
      <Info aria-hidden className="size-3.5 shrink-0" />
      {previewLine({ type: row.type, text: row.text, content }, options.language)}
      <time dateTime={row.occurred_at} title={exactTime(moment, options)}>
        {timeOfDay(moment, options)}
      </time>
    </p>
  )
}

function bubbleDelivery(row: MessageRow | null, item: OutboxItem | null): Delivery {
  if (row) return row.direction === 'outbound' ? deliveryOf(row.status) : 'none'
  return item?.state === 'failed' ? 'failed' : 'waiting'
}

/** When it was sent, arrived and was read, for a hover over the time. */
function statusTimes(
  row: MessageRow | null,
  options: FormatOptions,
  name: (step: 'sent' | 'delivered' | 'read' | 'played') => string,
): string | null {
  if (row?.direction !== 'outbound') return null
  const steps = [
    ['sent', row.sent_at],
    ['delivered', row.delivered_at],
    ['read', row.read_at],
    ['played', row.played_at],
  ] as const
  const known = steps.flatMap(([step, at]) =>
    at ? [`${name(step)}: ${exactTime(Date.parse(at), options)}`] : [],
  )
  return known.length > 0 ? known.join('\n') : null
}
