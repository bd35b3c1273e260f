/** A row of `private.outbound_item`: all that is needed to send one thing. */
export type OutboundItem = {
  lease: string
  outbox_id: string
  kind: 'message' | 'read'
  attempts: number
  payload: { wamid?: string }
  message_id: string | null
  type: string | null
  content: Record<string, unknown> | null
  text: string | null
  context_wamid: string | null
  media_path: string | null
  media_mime_type: string | null
  media_filename: string | null
  meta_media_id: string | null
  media_file_id: string | null
  phone_number_id: string
  access_token: string | null
  recipient_wa_id: string | null
  recipient_bsuid: string | null
}

/**
 * The body of `POST /{phone_number_id}/messages`. Our own id travels as callback data, so that a status can name the
 * message even if we never saw Graph's answer.
 */
export function outboundBody(item: OutboundItem, mediaId: string | undefined): Record<string, unknown> {
  if (!item.type) throw new Error('an outbound message has a type')
  const typed = mediaId ? { id: mediaId, ...(item.text ? { caption: item.text } : {}) } : (item.content ?? {})
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // A number when there is one; Meta prepends the business's country code to one without a plus sign.
    ...(item.recipient_wa_id ? { to: `+${item.recipient_wa_id}` } : { recipient: item.recipient_bsuid }),
    type: item.type,
    [item.type]: typed,
    ...(item.context_wamid ? { context: { message_id: item.context_wamid } } : {}),
    biz_opaque_callback_data: item.message_id,
  }
}
