import { arabicNormalize } from '../../contracts/arabic.ts'
import type { InboundMessage, MessageUpdate, Sender } from '../../contracts/inbound.ts'
import { consentMeant } from '../consent-words.ts'
import { readableText, targetOf } from '../readable-text.ts'
import { objectAt, textAt } from './json.ts'
import { laterMoment, type UpdateCollector, type Where } from './reader.ts'

const MEDIA_TYPES = new Set(['image', 'video', 'audio', 'document', 'sticker'])
/** About another message. One that does not say about which is stored as a line of its own, or nobody would see it. */
const ANNOTATIONS = new Set(['reaction', 'edit', 'revoke'])
const TYPE_NAME = /^[a-z][a-z0-9_]{0,63}$/

/** Types with a meaning of their own here; any other is stored with a placeholder and counted. */
export const KNOWN_MESSAGE_TYPES = new Set([
  ...MEDIA_TYPES,
  'text',
  'location',
  'contacts',
  'interactive',
  'button',
  'reaction',
  'order',
  'system',
  'unsupported',
  'edit',
  'revoke',
  'template',
  'media_placeholder',
  'errors',
])

/** Without ids of messages, which hold a number, and without whose message was answered: columns of their own say it. */
function withoutWamids(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWamids)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name === 'context' || (/(^|_)id$/.test(name) && typeof inner === 'string' && inner.startsWith('wamid.'))
        ? []
        : [[name, withoutWamids(inner)]],
    ),
  )
}

/** The typed object without what tells who somebody is: digits live in contact_identities alone. */
function contentOf(message: InboundMessage, type: string): Record<string, unknown> {
  const { context } = message
  const content: Record<string, unknown> = {}
  const typed = message[message.type]
  if (message.type === 'system') content.type = objectAt(message, 'system')?.type ?? null
  else if (typeof typed === 'object' && typed !== null && !Array.isArray(typed)) Object.assign(content, typed)
  else if (typed !== undefined) content[message.type] = typed
  if (type !== message.type) content.original_type = message.type
  if (message.referral) content.referral = message.referral
  if (context?.forwarded) content.forwarded = true
  if (context?.frequently_forwarded) content.frequently_forwarded = true
  if (context?.referred_product) content.referred_product = context.referred_product
  if (message.errors) content.errors = message.errors
  return withoutWamids(content) as Record<string, unknown>
}

/** An answer to our request to call, or its withdrawal. */
function callPermissionOf(message: InboundMessage): MessageUpdate['call_permission'] {
  const reply = objectAt(objectAt(message, 'interactive'), 'call_permission_reply')
  if (!reply) return null
  return {
    granted: reply.response === 'accept',
    permanent: reply.is_permanent === true,
    expires_at: laterMoment(reply.expiration_timestamp ?? reply.expiration_time),
  }
}

/** What the customer says about marketing, in a text of that one word or by a template's quick reply. */
function consentOf(message: InboundMessage): MessageUpdate['consent'] {
  if (message.type === 'text') return consentMeant(textAt(objectAt(message, 'text'), 'body'))
  if (message.type !== 'button') return null
  const button = objectAt(message, 'button')
  return consentMeant(textAt(button, 'payload')) ?? consentMeant(textAt(button, 'text'))
}

/** `from` and `wa_id` may differ for one person, so a sender who stands alone beside a message alone is its sender. */
export function senderOf(message: InboundMessage, senders: Sender[], isAlone: boolean): Sender | undefined {
  return (
    senders.find((sender) => sender.user_id !== undefined && sender.user_id === message.from_user_id) ??
    senders.find((sender) => sender.wa_id !== undefined && sender.wa_id === message.from) ??
    (isAlone && senders.length === 1 ? senders[0] : undefined)
  )
}

/** Who the other side is: the sender of what came in, the recipient of what went out on the phone. */
export type Person = Pick<MessageUpdate, 'wa_id' | 'bsuid' | 'parent_bsuid' | 'username' | 'profile_name'>

const BSUID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/
const PARENT_BSUID = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/

/** A name, unless it is the person's own number: everybody reads names, and not everybody may read numbers. */
export function nameOf(name: string | null, waId: string | null): string | null {
  const plain = arabicNormalize(name ?? '')
  const spoken = /\p{L}/u.test(plain) ? '' : plain.replace(/\D/g, '').replace(/^0+/, '')
  return spoken.length >= 7 && waId?.replace(/\D/g, '').endsWith(spoken) ? null : name
}

/** A person without what cannot be an identity or a name: one odd value of several costs nobody's message. */
export function plausible(person: Person): Person {
  const fits = (value: string | null, form: RegExp) => (value !== null && form.test(value) ? value : null)
  return {
    ...person,
    wa_id: /^\d{5,20}$/.test(person.wa_id?.replace(/\D/g, '') ?? '') ? person.wa_id : null,
    bsuid: fits(person.bsuid, BSUID),
    parent_bsuid: fits(person.parent_bsuid, PARENT_BSUID),
    username: fits(person.username, /^.{1,128}$/su),
    profile_name: nameOf(person.profile_name, person.wa_id),
  }
}

/** The customer who wrote a message. */
export function writerOf(message: InboundMessage, sender: Sender | undefined): Person {
  return {
    wa_id: sender?.wa_id ?? message.from ?? null,
    bsuid: message.from_user_id ?? sender?.user_id ?? null,
    parent_bsuid: message.from_parent_user_id ?? sender?.parent_user_id ?? null,
    username: sender?.profile?.username ?? null,
    profile_name: sender?.profile?.name ?? null,
  }
}

/** The customer to whom a message of the phone or of history went. */
export function recipientOf(message: InboundMessage, senders: Sender[]): Person {
  const known = senders.find(
    (sender) =>
      (sender.user_id !== undefined && sender.user_id === message.to_user_id) ||
      (sender.wa_id !== undefined && sender.wa_id === message.to),
  )
  return {
    wa_id: message.to ?? known?.wa_id ?? null,
    bsuid: message.to_user_id ?? known?.user_id ?? null,
    parent_bsuid: message.to_parent_user_id ?? known?.parent_user_id ?? null,
    username: known?.profile?.username ?? null,
    profile_name: known?.profile?.name ?? null,
  }
}

type MessageFacts = { direction: 'inbound' | 'outbound'; origin: MessageUpdate['origin']; person: Person }

const HISTORY_STATUS: Record<string, string> = {
  PENDING: 'sent',
  SENT: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  PLAYED: 'played',
  ERROR: 'failed',
}

/** Adds one message, and what follows from a system message about its sender. */
export function addMessage(
  collector: UpdateCollector,
  where: Where,
  message: InboundMessage,
  { direction, origin, person }: MessageFacts,
): void {
  const target = targetOf(message)
  const type =
    TYPE_NAME.test(message.type) && (target || !ANNOTATIONS.has(message.type)) ? message.type : 'unknown'
  const typed = objectAt(message, message.type)
  const isLiveInbound = direction === 'inbound' && origin === 'live'
  const historyStatus = message.history_context?.status?.toUpperCase()
  collector.add(where, {
    kind: 'message',
    direction,
    origin,
    wamid: message.id,
    type,
    known: KNOWN_MESSAGE_TYPES.has(type),
    ...plausible(person),
    text: readableText(message),
    content: contentOf(message, type),
    context_wamid: message.context?.id ?? null,
    target_wamid: target,
    media: MEDIA_TYPES.has(type) && textAt(typed, 'id') ? { ...typed, id: textAt(typed, 'id') } : null,
    status: direction === 'outbound' && historyStatus ? (HISTORY_STATUS[historyStatus] ?? 'sent') : null,
    consent: isLiveInbound ? consentOf(message) : null,
    call_permission: isLiveInbound ? callPermissionOf(message) : null,
  })
  if (type === 'system' && isLiveInbound) addIdentityChange(collector, where, message)
}

function addIdentityChange(collector: UpdateCollector, where: Where, message: InboundMessage): void {
  const system = objectAt(message, 'system')
  const change = textAt(system, 'type')
  // Older payloads: user_changed_number had no type of its own beside `customer_changed_number`.
  if (!change || !/^(user|customer)_changed_(number|user_id)$/.test(change)) return
  collector.add(where, {
    kind: 'identity',
    old_wa_id: message.from ?? null,
    old_bsuid: textAt(system, 'previous_user_id') ?? message.from_user_id ?? null,
    new_wa_id: textAt(system, 'wa_id') ?? textAt(system, 'new_wa_id') ?? null,
    new_bsuid: textAt(system, 'user_id') ?? null,
    new_parent_bsuid: textAt(system, 'parent_user_id') ?? null,
  })
}
