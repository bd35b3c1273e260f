import type { MessageAccepted } from '@contracts/messages'
import { callFunction } from '@/lib/api-client'

/** Sends a failed message again as a new one; the failed one stays as what happened. */
export function retryMessage(messageId: string, idempotencyKey: string): Promise<MessageAccepted> {
  return callFunction<MessageAccepted>(`/messages/${messageId}/retry`, { method: 'POST', idempotencyKey })
}
