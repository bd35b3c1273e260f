import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'

export interface Found {
  contacts: { id: string; name: string | null; phone: string | null }[]
  conversations: { id: string; name: string | null; phone: string | null; text: string | null }[]
}

const MOST = 5

/** Contacts and conversations that a text finds, a few of each. */
export function findQuery(projectId: string, q: string) {
  return queryOptions({
    queryKey: ['find', projectId, q],
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Found> => {
      const query = { project_id: projectId, q, limit: MOST }
      const [contacts, conversations] = await Promise.all([
        call((api) => api.GET('/contacts', { params: { query }, signal })),
        call((api) => api.GET('/conversations', { params: { query }, signal })),
      ])
      return {
        contacts: contacts.data.map(({ id, name, phone_hint }) => ({ id, name, phone: phone_hint })),
        conversations: conversations.data.map(({ id, contact, last_message_text }) => ({
          id,
          name: contact?.name ?? null,
          phone: contact?.phone_hint ?? null,
          text: last_message_text,
        })),
      }
    },
  })
}
