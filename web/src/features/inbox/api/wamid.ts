import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

/** Meta's id of a message; null for who may not see numbers, since it holds one. */
export function wamidQuery(messageId: string) {
  return queryOptions({
    queryKey: ['wamid', messageId],
    queryFn: async ({ signal }) => {
      const [found] = unwrap(
        await supabase()
          .rest.rpc('message_wamids', { message_ids: [messageId] })
          .abortSignal(signal),
      )
      return found?.wamid ?? null
    },
  })
}
