import { call } from '@/lib/api-client'

/** Shows the customer that somebody is writing, for up to 25 seconds. */
export function showTyping(conversationId: string) {
  return call((api) => api.POST('/conversations/{id}/typing', { params: { path: { id: conversationId } } }))
}
