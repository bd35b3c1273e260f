import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'

/** A WhatsApp number of the project. */
export interface NumberRow {
  id: string
  display_phone_number: string
  name: string | null
  verified_name: string | null
}

/** The numbers of the project. With more than one, conversations say which they came to. */
export function numbersQuery(projectId: string) {
  return queryOptions({
    queryKey: inboxKeys.numbers(projectId),
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<NumberRow[]> =>
      unwrap(
        await supabase()
          .rest.from('whatsapp_numbers')
          .select('id, display_phone_number, name, verified_name')
          .eq('project_id', projectId)
          .order('created_at')
          .abortSignal(signal)
          .overrideTypes<NumberRow[], { merge: false }>(),
      ),
  })
}
