import { call } from '@/lib/api-client'

/** Tells the hub that a member has seen the conversation: for all members, and for the customer's ticks. */
export function markRead(conversationId: string) {
  return call((api) => api.POST('/conversations/{id}/read', { params: { path: { id: conversationId } } }))
}

/** Shows it as unread again, to all members; the customer sees nothing of it. */
export function markUnread(conversationId: string) {
  return call((api) => api.POST('/conversations/{id}/unread', { params: { path: { id: conversationId } } }))
}
