import { call } from '@/lib/api-client'
import type { OutgoingMessage } from '../model/outgoing'

/** Where a message goes, and when. */
export interface Sending {
  conversationId: string
  replyToId: string | null
  scheduledFor: string | null
  /** Sends although the contact wants no such messages: a person has read that. */
  despiteOptOut?: boolean
}

/** Hands a message to the hub. The same key sends it once, however often it is tried. */
export function sendMessage(
  message: OutgoingMessage,
  sending: Sending,
  idempotencyKey: string,
  signal?: AbortSignal,
) {
  const body = {
    ...message,
    conversation_id: sending.conversationId,
    context_message_id: sending.replyToId ?? undefined,
    scheduled_for: sending.scheduledFor ?? undefined,
    acknowledge: sending.despiteOptOut ? ['opted_out' as const] : undefined,
  }
  const params = { header: { 'idempotency-key': idempotencyKey } }
  return call((api) => api.POST('/messages', { params, body, signal }))
}
