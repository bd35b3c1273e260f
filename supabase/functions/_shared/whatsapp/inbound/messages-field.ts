import { InboundMessage, InboundStatus, MessagesValue, type Sender } from '../../contracts/inbound.ts'
import { objectAt } from './json.ts'
import { addMessage, recipientOf, senderOf, writerOf } from './message.ts'
import { firstIssue, laterMoment, type UpdateCollector, type Where } from './reader.ts'

/** Adds a message that stands in one of the lists of a value. */
export function readMessage(
  collector: UpdateCollector,
  where: Where,
  raw: unknown,
  origin: 'live' | 'echo' | 'history',
  { senders, isAlone, businessNumber }: { senders: Sender[]; isAlone: boolean; businessNumber?: string },
): void {
  const parsed = InboundMessage.safeParse(raw)
  if (!parsed.success) return void collector.fail(where, firstIssue(parsed.error), raw)
  const message = parsed.data
  // A chunk of history says nothing about the order within a second.
  const at =
    origin === 'history' ? collector.moment(message.timestamp) : collector.momentInOrder(message.timestamp)
  const here = { ...where, at }
  // A group is not a talk with one person: kept beside the conversations until groups have a place.
  if (message.group_id) return void collector.change(here, 'group_message', raw, { time: message.timestamp })
  // Meta took it out of its documentation; it says nothing that a later message would not say.
  if (message.type === 'request_welcome')
    return void collector.change(here, 'request_welcome', raw, { time: message.timestamp })
  const isOutbound =
    origin === 'echo' || (businessNumber !== undefined && digits(message.from) === businessNumber)
  addMessage(collector, here, message, {
    direction: isOutbound ? 'outbound' : 'inbound',
    origin,
    person: isOutbound
      ? recipientOf(message, senders)
      : writerOf(message, senderOf(message, senders, isAlone)),
  })
}

/** Only the digits of a number. */
export const digits = (value: string | undefined): string | undefined =>
  value?.replace(/\D/g, '') || undefined

function readStatus(collector: UpdateCollector, where: Where, raw: unknown): void {
  const parsed = InboundStatus.safeParse(raw)
  if (!parsed.success) return void collector.fail(where, firstIssue(parsed.error), raw)
  const status = parsed.data
  const here = { ...where, at: collector.moment(status.timestamp) }
  // One status per member of a group: kept until groups have a place.
  if (status.recipient_type === 'group')
    return void collector.change(here, 'group_status', raw, { time: status.timestamp })
  const { conversation } = status
  const pricing = status.pricing ?? conversation?.pricing ?? null
  const isFreeEntry =
    conversation?.origin?.type === 'referral_conversion' || pricing?.type === 'free_entry_point'
  collector.add(here, {
    kind: 'status',
    wamid: status.id,
    status: status.status,
    errors: status.errors ?? null,
    pricing,
    callback_data: status.biz_opaque_callback_data ?? null,
    wa_id: status.recipient_id ?? null,
    bsuid: status.recipient_user_id ?? null,
    free_entry_expires_at: isFreeEntry ? laterMoment(conversation?.expiration_timestamp) : null,
  })
}

/** Reads the fields `messages` and `smb_message_echoes`. */
export function readMessagesField(
  collector: UpdateCollector,
  where: Where,
  field: string,
  raw: unknown,
): boolean {
  const value = objectAt(raw, 'value')
  const parsed = MessagesValue.safeParse(value)
  if (!parsed.success) {
    collector.fail(where, firstIssue(parsed.error), raw)
    return true
  }
  const {
    contacts: senders = [],
    messages = [],
    message_echoes: echoes = [],
    statuses = [],
    errors = [],
  } = parsed.data
  const before = collector.updates.length
  for (const message of messages)
    readMessage(collector, where, message, 'live', { senders, isAlone: messages.length === 1 })
  for (const echo of echoes) readMessage(collector, where, echo, 'echo', { senders, isAlone: false })
  for (const status of statuses) readStatus(collector, where, status)
  if (errors.length > 0) collector.change(where, `${field}_errors`, errors)
  return collector.updates.length > before
}
