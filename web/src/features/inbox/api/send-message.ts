import type { SendMessageBody } from '@contracts/messages'
import { call } from '@/lib/api-client'

/** Hands a message to the hub. The same key sends it once, however often it is tried. */
export function sendMessage(body: SendMessageBody, idempotencyKey: string, signal: AbortSignal) {
  const params = { header: { 'idempotency-key': idempotencyKey } }
  return call((api) => api.POST('/messages', { params, body, signal }))
}
