import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

/** Whether the person owns an organisation, and so may make projects. */
export function ownsTenantQuery(userId: string) {
  return queryOptions({
    queryKey: ['owns-tenant', userId],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<boolean> => {
      const rows = unwrap(
        await supabase()
          .rest.from('tenants')
          .select('id')
          .eq('owner_id', userId)
          .limit(1)
          .abortSignal(signal),
      )
      return rows.length > 0
    },
  })
}
