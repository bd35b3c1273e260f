import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

/** What contacts are called, by id. */
export function contactNamesQuery(ids: string[]) {
  const wanted = [...new Set(ids)].sort()
  return queryOptions({
    queryKey: ['contact-names', wanted],
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Map<string, string>> => {
      const rows = unwrap(
        await supabase()
          .rest.from('contacts')
          .select('id, name, phone_hint')
          .in('id', wanted)
          .abortSignal(signal),
      )
      return new Map(rows.map((row) => [row.id, row.name ?? row.phone_hint ?? '']))
    },
  })
}
