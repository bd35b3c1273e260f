import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { MediaSearch } from '../model/search'

const route = getRouteApi('/signed-in/p/$project/media')

/** What the address asks for, and how to change it. */
export function useMediaSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filterBy = useCallback(
    (change: MediaSearch) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  )
  const clear = useCallback(() => void navigate({ search: {} }), [navigate])
  const open = useCallback(
    (file: string | undefined) => void navigate({ search: (before) => ({ ...before, file }) }),
    [navigate],
  )
  return { search, filterBy, clear, open }
}
