import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

/** The numbers of a project, by how people call them. */
export function numberNamesQuery(projectId: string) {
  return queryOptions({
    queryKey: ['analytics', 'number-names', projectId],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<{ id: string; name: string }[]> => {
      const rows = unwrap(
        await supabase()
          .rest.from('whatsapp_numbers')
          .select('id, name, display_phone_number')
          .eq('project_id', projectId)
          .order('created_at')
          .abortSignal(signal),
      )
      return rows.map((row) => ({ id: row.id, name: row.name ?? row.display_phone_number }))
    },
  })
}

/** The templates that a project may send, by id. */
export function templateNamesQuery(projectId: string) {
  return queryOptions({
    queryKey: ['analytics', 'template-names', projectId],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<Map<string, string>> => {
      const links = unwrap(
        await supabase()
          .rest.from('project_business_accounts')
          .select('business_account_id')
          .eq('project_id', projectId)
          .abortSignal(signal),
      )
      const rows = unwrap(
        await supabase()
          .rest.from('templates')
          .select('id, name')
          .in(
            'business_account_id',
            links.map((link) => link.business_account_id),
          )
          .abortSignal(signal),
      )
      return new Map(rows.map((row) => [row.id, row.name]))
    },
  })
}
