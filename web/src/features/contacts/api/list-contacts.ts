import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import type { ContactsSearch } from '../model/search'
import { contactKeys } from './keys'

export const PAGE_SIZE = 25

/** A page of the table, with the exact total under the same filters. */
export function contactsQuery(projectId: string, search: ContactsSearch) {
  return queryOptions({
    queryKey: contactKeys.list(projectId, search),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/contacts', {
          params: {
            query: {
              project_id: projectId,
              q: search.q,
              tag: search.tag,
              reach: search.reach,
              open: search.open === undefined ? undefined : search.open === 'yes' ? 'true' : 'false',
              whatsapp_number_id: search.number,
              sort: search.sort ?? '-created_at',
              page: search.page ?? 1,
              limit: PAGE_SIZE,
            },
          },
          signal,
        }),
      ),
  })
}

/** Contacts by name or number, for choosing one. */
export function findContactsQuery(projectId: string, q: string) {
  return queryOptions({
    queryKey: contactKeys.list(projectId, { q, sort: 'name' }),
    enabled: q !== '',
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/contacts', {
          params: { query: { project_id: projectId, q, limit: 8, sort: 'name' } },
          signal,
        }),
      ),
  })
}
