import { call } from '@/lib/api-client'

/** Tells the hub that a member has seen the conversation: for all members, and for the customer's ticks. */
export function markRead(conversationId: string) {
  return call((api) => api.POST('/conversations/{id}/read', { params: { path: { id: conversationId } } }))
}
