import type { MessageRow } from '../../../api/rows'
import { offerOf } from '../../../model/content'
import { ContactCards, LocationCard, OfferChoices } from '../../bubble-cards'

/** A message that is still being made, drawn as the thread will draw it. */
function rowOf(type: string, content: unknown): MessageRow {
  const nothing = {
    text: null,
    quotes: null,
    target_id: null,
    retry_of_id: null,
    sender_id: null,
    idempotency_key: null,
    accepted_at: null,
    sent_at: null,
    delivered_at: null,
    read_at: null,
    played_at: null,
    edited_at: null,
    revoked_at: null,
    error_code: null,
    error_title: null,
    error_details: null,
    media: null,
  }
  const moment = '2026-01-01T00:00:00Z'
  return {
    ...nothing,
    id: 'preview',
    conversation_id: '',
    whatsapp_number_id: '',
    type,
    content,
    direction: 'outbound',
    status: 'queued',
    origin: 'live',
    occurred_at: moment,
    updated_at: moment,
  } as MessageRow
}

/** Buttons, a list, a link or a Flow under their words. */
export function OfferPreview({ content, placeholder }: { content: unknown; placeholder: string }) {
  const offer = offerOf(rowOf('interactive', content))
  return (
    <div className="py-1.5">
      {offer?.header ? (
        <p dir="auto" className="px-3 font-semibold text-base [overflow-wrap:anywhere]">
          {offer.header}
        </p>
      ) : null}
      <p dir="auto" className="whitespace-pre-wrap px-3 pb-1 text-base [overflow-wrap:anywhere]">
        {offer?.body || <span className="text-ink-faint">{placeholder}</span>}
      </p>
      {offer ? <OfferChoices offer={offer} /> : null}
    </div>
  )
}

export function PlacePreview({ content }: { content: unknown }) {
  return <LocationCard row={rowOf('location', content)} />
}

export function ContactPreview({ content }: { content: unknown }) {
  return <ContactCards row={rowOf('contacts', content)} />
}
