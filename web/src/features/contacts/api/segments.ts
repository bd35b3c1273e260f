import type { SegmentFilter } from '@contracts/contacts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { useUserId } from '@/lib/session'
import { supabase } from '@/lib/supabase'
import type { ContactsSearch } from '../model/search'
import { contactKeys } from './keys'

/** A named filter over contacts, kept for everybody of the project. */
export interface SegmentRow {
  id: string
  name: string
  filter: SegmentFilter
  created_by: string | null
}

/** The project's segments, by name. */
export function segmentsQuery(projectId: string) {
  return queryOptions({
    queryKey: contactKeys.segments(projectId),
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<SegmentRow[]> =>
      unwrap(
        await supabase()
          .rest.from('segments')
          .select('id, name, filter, created_by')
          .eq('project_id', projectId)
          .order('name')
          .abortSignal(signal)
          .overrideTypes<SegmentRow[], { merge: false }>(),
      ),
  })
}

/** The filter of the address in the words of the interface. */
export function toSegmentFilter(search: ContactsSearch): SegmentFilter {
  return {
    ...(search.q ? { q: search.q } : {}),
    ...(search.tag ? { tag: search.tag } : {}),
    ...(search.reach ? { reach: search.reach } : {}),
    ...(search.open ? { open: search.open === 'yes' } : {}),
    ...(search.number ? { whatsapp_number_id: search.number } : {}),
  }
}

/** The address that shows a segment. */
export function fromSegmentFilter(filter: SegmentFilter): ContactsSearch {
  return {
    q: filter.q,
    tag: filter.tag,
    reach: filter.reach ?? (filter.blocked ? 'blocked' : undefined),
    open: filter.open === undefined ? undefined : filter.open ? 'yes' : 'no',
    number: filter.whatsapp_number_id,
  }
}

/** Keeps a filter under a name, or forgets one. */
export function useChangeSegments(projectId: string) {
  const client = useQueryClient()
  const me = useUserId()
  const onSuccess = () => client.invalidateQueries({ queryKey: contactKeys.segments(projectId) })
  const save = useMutation({
    mutationFn: async ({ name, search }: { name: string; search: ContactsSearch }) =>
      unwrap(
        await supabase()
          .rest.from('segments')
          .insert({ project_id: projectId, name, filter: toSegmentFilter(search), created_by: me }),
      ),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: async (id: string) =>
      unwrap(await supabase().rest.from('segments').delete().eq('project_id', projectId).eq('id', id)),
    onSuccess,
  })
  return { save, remove }
}
