import { call } from '@/lib/api-client'

/** Sends a failed message again as a new one; the failed one stays as what happened. */
export function retryMessage(messageId: string, idempotencyKey: string) {
  const params = { path: { id: messageId }, header: { 'idempotency-key': idempotencyKey } }
  return call((api) => api.POST('/messages/{id}/retry', { params }))
}
