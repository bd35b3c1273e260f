import {
  Change,
  Entry,
  Envelope,
  InboundMessage,
  InboundStatus,
  MessagesValue,
  type MessageUpdate,
  type Sender,
  type Update,
} from '../contracts/inbound.ts'
import { readableText, targetOf } from './readable-text.ts'

const MEDIA_TYPES = new Set(['image', 'video', 'audio', 'document', 'sticker'])
const KNOWN_TYPE = /^[a-z][a-z0-9_]{0,63}$/
const DAY_MS = 24 * 60 * 60 * 1000

/** A stored event as the worker reads it. */
export type StoredEvent = { event_id: string; body: Uint8Array; received_at: Date }

type Place = { event_id: string; position: number; phone_number_id: string; occurred_at: string }

/** Integers beyond 2^53 (some of Meta's ids) become text instead of losing digits. */
function parseJson(text: string): unknown {
  if (!/[:[,]\s*-?\d{16,}/.test(text)) return JSON.parse(text)
  const revive = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value
  return JSON.parse(text, revive as Parameters<typeof JSON.parse>[1])
}

/** Postgres stores neither NUL nor half a surrogate pair. Both can come, and neither may cost the message. */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('\u0000', '\uFFFD').toWellFormed() as Value
  if (Array.isArray(value)) return value.map(storable) as Value
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]),
    ) as Value
  }
  return value
}

/** Meta's seconds as a moment. Without them, or with ones that cannot be, the time of receipt stands in. */
function momentOf(seconds: string | number | undefined, receivedAt: Date): string {
  const ms = Number(seconds) * 1000
  const isPlausible = ms > 0 && ms <= receivedAt.getTime() + DAY_MS
  return new Date(isPlausible ? ms : receivedAt).toISOString()
}

function firstIssue(error: { issues: { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'not readable'
}

/** The typed object without what tells who somebody is: digits live in contact_identities alone. */
function contentOf(message: InboundMessage): Record<string, unknown> {
  if (message.type === 'system') {
    const system = message.system as { type?: unknown } | undefined
    return { type: system?.type ?? null }
  }
  const typed = message[message.type]
  const content: Record<string, unknown> =
    typeof typed === 'object' && typed !== null && !Array.isArray(typed)
      ? { ...typed }
      : typed === undefined
        ? {}
        : { [message.type]: typed }
  if (message.referral) content.referral = message.referral
  if (message.context?.forwarded) content.forwarded = true
  if (Array.isArray(message.errors)) content.errors = message.errors
  return content
}

/** `from` and `wa_id` may differ for one person, so a sender who stands alone beside a message alone is its sender. */
function senderOf(message: InboundMessage, senders: Sender[], isAlone: boolean): Sender | undefined {
  return (
    senders.find((sender) => sender.user_id !== undefined && sender.user_id === message.from_user_id) ??
    senders.find((sender) => sender.wa_id !== undefined && sender.wa_id === message.from) ??
    (isAlone && senders.length === 1 ? senders[0] : undefined)
  )
}

function messageUpdate(
  message: InboundMessage,
  sender: Sender | undefined,
  isEcho: boolean,
  place: Place,
): MessageUpdate {
  const type = KNOWN_TYPE.test(message.type) ? message.type : 'unknown'
  const typed = message[message.type] as Record<string, unknown> | undefined
  return {
    ...place,
    kind: 'message',
    direction: isEcho ? 'outbound' : 'inbound',
    origin: isEcho ? 'echo' : 'live',
    wamid: message.id,
    type,
    wa_id: (isEcho ? message.to : (sender?.wa_id ?? message.from)) ?? null,
    bsuid: (isEcho ? message.to_user_id : (message.from_user_id ?? sender?.user_id)) ?? null,
    parent_bsuid: (isEcho ? undefined : (message.from_parent_user_id ?? sender?.parent_user_id)) ?? null,
    username: sender?.profile?.username ?? null,
    profile_name: sender?.profile?.name ?? null,
    text: readableText(message),
    content: contentOf(message),
    context_wamid: message.context?.id ?? null,
    target_wamid: targetOf(message),
    media: MEDIA_TYPES.has(type) && typeof typed?.id === 'string' ? typed : null,
  }
}

/** Every update of a body, in order, each with its own fate. Never throws: what cannot be read is an update that failed. */
export function parseWebhookBody({ event_id, body, received_at }: StoredEvent): Update[] {
  const updates: Update[] = []
  const now = received_at.toISOString()
  const placeOf = (phone_number_id: string, occurred_at: string): Place => ({
    event_id,
    position: updates.length,
    phone_number_id,
    occurred_at,
  })
  const fail = (error: string, raw: unknown, phoneNumberId = '') =>
    updates.push({ ...placeOf(phoneNumberId, now), kind: 'failed', error, raw })

  function readMessages(value: MessagesValue, wabaId: string | null, field: string): void {
    const phoneNumberId = value.metadata.phone_number_id
    const senders = value.contacts ?? []
    const lists: [unknown[], boolean][] = [
      [value.messages ?? [], false],
      [value.message_echoes ?? [], true],
    ]
    for (const [messages, isEcho] of lists) {
      for (const raw of messages) {
        const message = InboundMessage.safeParse(raw)
        if (!message.success) {
          fail(firstIssue(message.error), raw, phoneNumberId)
          continue
        }
        const place = placeOf(phoneNumberId, momentOf(message.data.timestamp, received_at))
        // A group is not a talk with one person: kept beside the conversations until groups have a place.
        if (message.data.group_id) {
          updates.push({ ...place, kind: 'change', waba_id: wabaId, field: 'group_message', value: raw })
        } else {
          const sender = isEcho ? undefined : senderOf(message.data, senders, messages.length === 1)
          updates.push(messageUpdate(message.data, sender, isEcho, place))
        }
      }
    }
    for (const raw of value.statuses ?? []) {
      const status = InboundStatus.safeParse(raw)
      if (!status.success) {
        fail(firstIssue(status.error), raw, phoneNumberId)
        continue
      }
      updates.push({
        ...placeOf(phoneNumberId, momentOf(status.data.timestamp, received_at)),
        kind: 'status',
        wamid: status.data.id,
        status: status.data.status,
        errors: status.data.errors ?? null,
        pricing: status.data.pricing ?? null,
        callback_data: status.data.biz_opaque_callback_data ?? null,
      })
    }
    if (value.errors && value.errors.length > 0) {
      updates.push({
        ...placeOf(phoneNumberId, now),
        kind: 'change',
        waba_id: wabaId,
        field: `${field}_errors`,
        value: value.errors,
      })
    }
  }

  function readChange(raw: unknown, wabaId: string | null, time: string): void {
    const change = Change.safeParse(raw)
    if (!change.success) return void fail(firstIssue(change.error), raw)
    const { field, value } = change.data
    if (field === 'messages' || field === 'smb_message_echoes') {
      const parsed = MessagesValue.safeParse(value)
      if (!parsed.success) return void fail(firstIssue(parsed.error), raw)
      const before = updates.length
      readMessages(parsed.data, wabaId, field)
      if (updates.length > before) return
    }
    const metadata = (value as { metadata?: { phone_number_id?: unknown } } | null)?.metadata
    const phoneNumberId = typeof metadata?.phone_number_id === 'string' ? metadata.phone_number_id : ''
    updates.push({
      ...placeOf(phoneNumberId, time),
      kind: 'change',
      waba_id: wabaId,
      field,
      value: value ?? null,
    })
  }

  try {
    const document = storable(parseJson(new TextDecoder('utf-8', { fatal: false }).decode(body)))
    const envelope = Envelope.safeParse(document)
    if (!envelope.success) {
      fail(firstIssue(envelope.error), document)
      return updates
    }
    for (const raw of envelope.data.entry) {
      const entry = Entry.safeParse(raw)
      if (!entry.success) {
        fail(firstIssue(entry.error), raw)
        continue
      }
      for (const change of entry.data.changes) {
        readChange(change, entry.data.id ?? null, momentOf(entry.data.time, received_at))
      }
    }
  } catch (error) {
    fail(`not JSON: ${error instanceof Error ? error.message : String(error)}`, null)
  }
  return updates
}
