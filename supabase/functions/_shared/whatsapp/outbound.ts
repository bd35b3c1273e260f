/** A row of `private.outbound_item`: all that is needed to send one thing. */
export type OutboundItem = {
  outbox_id: string
  lease: string
  permit: string
  /** How long to wait before it goes: its permit is free then. */
  hold_ms: number
  kind: 'message' | 'read' | 'lost'
  attempts: number
  payload: { wamid?: string; typing?: boolean }
  message_id: string | null
  type: string | null
  content: Record<string, unknown> | null
  context_wamid: string | null
  /** Where in the content the file stands that is to be uploaded; null when there is none. */
  media_place: string[] | null
  media_path: string | null
  media_mime_type: string | null
  media_filename: string | null
  whatsapp_number_id: string
  phone_number_id: string
  access_token: string | null
  recipient_wa_id: string | null
  recipient_bsuid: string | null
}

type Json = Record<string, unknown>

/** A copy of `value` whose object at `place` has `changes` in it; steps may be keys or indexes of lists. */
function withAt(value: unknown, place: readonly string[], changes: Json): unknown {
  const [step, ...rest] = place
  if (step === undefined) return { ...(value as Json), ...changes }
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? withAt(item, rest, changes) : item))
  const object = (value ?? {}) as Json
  return { ...object, [step]: withAt(object[step], rest, changes) }
}

/** How Graph is told of a file: by the id of an upload, or by an address from which Meta fetches it. */
export type FileReference = { id: string } | { link: string }

/** The typed object as Graph takes it: the file by its reference, and nothing that is ours alone. */
function typedObject(item: OutboundItem, file: FileReference | undefined): unknown {
  const { rendered: _shown, ...content } = item.content ?? {}
  if (item.type === 'contacts') return content.contacts
  if (item.type === 'reaction') return { message_id: item.payload.wamid, emoji: content.emoji }
  if (file === undefined || item.media_place === null) return content
  return withAt(content, item.media_place, file)
}

/**
 * The body of `POST /{phone_number_id}/messages`. Our own id travels as callback data, so that a status can name the
 * message even if we never saw Graph's answer.
 */
export function outboundBody(item: OutboundItem, file: FileReference | undefined): Json {
  if (!item.type) throw new Error('an outbound message has a type')
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // A number when there is one; Meta prepends the business's country code to one without a plus sign.
    ...(item.recipient_wa_id ? { to: `+${item.recipient_wa_id}` } : { recipient: item.recipient_bsuid }),
    type: item.type,
    [item.type]: typedObject(item, file),
    ...(item.context_wamid ? { context: { message_id: item.context_wamid } } : {}),
    biz_opaque_callback_data: item.message_id,
  }
}
