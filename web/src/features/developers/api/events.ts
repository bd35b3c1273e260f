import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

/** Something that happened: kinds and ids. */
export interface FeedRow {
  id: number
  type: string
  conversation_id: string | null
  message_id: string | null
  contact_id: string | null
  data: Record<string, unknown>
  created_at: string
}

const NEWEST = 200

/** The newest events of a project, newest first. */
export function eventsQuery(projectId: string, type: string | undefined) {
  return queryOptions({
    queryKey: ['events', projectId, type],
    queryFn: async ({ signal }): Promise<FeedRow[]> => {
      let rows = supabase()
        .rest.from('events')
        .select('id, type, conversation_id, message_id, contact_id, data, created_at')
        .eq('project_id', projectId)
      if (type) rows = rows.eq('type', type)
      return unwrap(
        await rows
          .order('id', { ascending: false })
          .limit(NEWEST)
          .abortSignal(signal)
          .overrideTypes<FeedRow[], { merge: false }>(),
      )
    },
  })
}
