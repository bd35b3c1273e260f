import type { MessageAccepted, SendMessageBody } from '@contracts/messages'
import { callFunction } from '@/lib/api-client'

/** Hands a message to the hub. The same key sends it once, however often it is tried. */
export function sendMessage(
  body: SendMessageBody,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<MessageAccepted> {
  return callFunction<MessageAccepted>('/messages', { method: 'POST', body, idempotencyKey, signal })
}
