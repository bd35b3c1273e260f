import type { ConversationRead } from '@contracts/conversations'
import { callFunction } from '@/lib/api-client'

/** Tells the hub that a member has seen the conversation: for all members, and for the customer's ticks. */
export function markRead(conversationId: string): Promise<ConversationRead> {
  return callFunction<ConversationRead>(`/conversations/${conversationId}/read`, { method: 'POST' })
}
