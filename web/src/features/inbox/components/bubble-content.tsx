import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageRow } from '../api/rows'
import { answersOf, offerOf, referralOf, replyDetail } from '../model/content'
import type { MessageKind } from '../model/message-kind'
import type { OutboxItem } from '../model/outbox'
import { AnswerFields, ContactCards, LocationCard, OrderCard, ReferralCard } from './bubble-cards'
import { BubbleFile } from './bubble-file'
import { BubblePhoto } from './bubble-photo'
import { BubblePlaceholder } from './bubble-placeholder'

const FlowAnswers = lazy(async () => ({ default: (await import('./flow-answers')).FlowAnswers }))

interface BubbleContentProps {
  kind: MessageKind
  row: MessageRow | null
  item: OutboxItem | null
  name: string
}

/** What stands in a bubble above its words. */
export function BubbleContent({ kind, row, item, name }: BubbleContentProps) {
  const referral = row ? referralOf(row) : null
  return (
    <>
      {referral ? <ReferralCard referral={referral} /> : null}
      {kind === 'image' ? (
        <BubblePhoto row={row} item={item} name={name} />
      ) : row ? (
        <Drawing kind={kind} row={row} />
      ) : null}
    </>
  )
}

function Drawing({ kind, row }: { kind: MessageKind; row: MessageRow }) {
  switch (kind) {
    case 'text':
    case 'button':
      return row.text ? null : <BubblePlaceholder kind={kind} row={row} />
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return <BubbleFile kind={kind} row={row} />
    case 'location':
      return <LocationCard row={row} />
    case 'contacts':
      return <ContactCards row={row} />
    case 'order':
      return <OrderCard row={row} />
    case 'interactive':
      return <Interactive row={row} />
    default:
      return row.text ? null : <BubblePlaceholder kind={kind} row={row} />
  }
}

function Interactive({ row }: { row: MessageRow }) {
  const { t } = useTranslation()
  const answers = answersOf(row)
  if (answers !== null) {
    const isAddress = row.text !== null && isAddressReply(row.content)
    if (isAddress) return <AnswerFields fields={answers} title={t('message.address')} />
    const asTheyCame = <AnswerFields fields={answers} title={t('message.answers')} />
    return (
      <Suspense fallback={asTheyCame}>
        <FlowAnswers row={row} />
      </Suspense>
    )
  }
  const detail = replyDetail(row)
  const offer = offerOf(row)
  if (!row.text && !offer?.body) return <BubblePlaceholder kind="interactive" row={row} />
  return (
    <>
      {offer?.header ? (
        <p dir="auto" className="px-3 pt-1.5 font-semibold text-base [overflow-wrap:anywhere]">
          {offer.header}
        </p>
      ) : null}
      {detail ? (
        <p dir="auto" className="px-3 pt-1 text-ink-soft text-sm [overflow-wrap:anywhere]">
          {detail}
        </p>
      ) : null}
    </>
  )
}

function isAddressReply(content: unknown): boolean {
  const reply = (content as { nfm_reply?: { name?: unknown } } | null)?.nfm_reply
  return reply?.name === 'address_message'
}
