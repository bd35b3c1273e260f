import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useProject } from '@/lib/project'
import type { ListFilter } from '../api/keys'

const route = getRouteApi('/signed-in/p/$project/inbox')

/** The list that the address asks for. */
export function useListFilter(): ListFilter {
  const { tab = 'open', q } = route.useSearch()
  const { project } = useProject()
  return useMemo(() => ({ projectId: project.id, tab, q: q ?? null }), [project.id, tab, q])
}
