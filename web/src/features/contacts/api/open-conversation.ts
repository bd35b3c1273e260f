import { call } from '@/lib/api-client'

/** Finds or begins the conversation of a contact on a number. Nothing is sent. */
export function openConversation(contactId: string, numberId: string) {
  return call((api) =>
    api.POST('/conversations', {
      params: { header: { 'idempotency-key': crypto.randomUUID() } },
      body: { contact_id: contactId, whatsapp_number_id: numberId },
    }),
  )
}
