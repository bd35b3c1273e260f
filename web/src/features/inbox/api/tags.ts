import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'

/** A tag of the project, for conversations and contacts alike. */
export interface TagRow {
  id: string
  name: string
  color: string
}

/** The tags of the project, by name. */
export function tagsQuery(projectId: string) {
  return queryOptions({
    queryKey: inboxKeys.tags(projectId),
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<TagRow[]> =>
      unwrap(
        await supabase()
          .rest.from('tags')
          .select('id, name, color')
          .eq('project_id', projectId)
          .order('name')
          .abortSignal(signal),
      ),
  })
}
