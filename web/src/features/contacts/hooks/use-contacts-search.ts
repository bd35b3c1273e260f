import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ContactsSearch } from '../model/search'

const route = getRouteApi('/signed-in/p/$project/contacts')

/** What the address asks for, and how to change it. A new filter begins at the first page. */
export function useContactsSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filterBy = useCallback(
    (change: ContactsSearch) =>
      void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace: true }),
    [navigate],
  )
  const open = useCallback(
    (contact: string | undefined, section?: ContactsSearch['section']) =>
      void navigate({ search: (before) => ({ ...before, contact, section }) }),
    [navigate],
  )
  return { search, filterBy, open, navigate }
}
