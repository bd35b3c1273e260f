import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useProject } from '@/lib/project'
import type { ListFilter } from '../api/keys'
import { filtersOf } from '../model/filters'
import { useOrder } from './use-order'

const route = getRouteApi('/signed-in/p/$project/inbox')

/** The list that the address asks for. */
export function useListFilter(): ListFilter {
  const { tab = 'needs', q, number, assignee, tag, unread, type, since, reason } = route.useSearch()
  const { project } = useProject()
  const order = useOrder()
  return useMemo(() => {
    // A search looks through all of them, whatever their state.
    const list = q === undefined ? tab : 'open'
    const filters = filtersOf(list, { number, assignee, tag, unread, type, since, reason })
    return { projectId: project.id, tab: list, filters, order, q: q ?? null }
  }, [project.id, tab, q, number, assignee, tag, unread, type, since, reason, order])
}
