import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'
import { CONVERSATION_COLUMNS, type ConversationRow } from './rows'

/** Nobody keeps more on top. */
const MOST = 50

/** The conversations that the reader keeps on top of his lists, the last pinned first. */
export function pinsQuery(projectId: string) {
  return queryOptions({
    queryKey: inboxKeys.pins(projectId),
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<ConversationRow[]> => {
      const rows = unwrap(
        await supabase()
          .rest.from('conversation_pins')
          .select(`conversation:conversations(${CONVERSATION_COLUMNS})`)
          .eq('project_id', projectId)
          .order('created_at', { ascending: false })
          .limit(MOST)
          .abortSignal(signal)
          .overrideTypes<{ conversation: ConversationRow | null }[], { merge: false }>(),
      )
      return rows.flatMap(({ conversation }) => conversation ?? [])
    },
  })
}
