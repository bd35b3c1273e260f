import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'

/** How WhatsApp knows a person. */
export interface IdentityRow {
  id: string
  kind: 'phone' | 'wa_id' | 'bsuid' | 'parent_bsuid' | 'username'
  value: string
}

/** The current identities of a contact; none for members who may not see numbers. */
export function identitiesQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: inboxKeys.identities(projectId, contactId),
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<IdentityRow[]> =>
      unwrap(
        await supabase()
          .rest.from('contact_identities')
          .select('id, kind, value')
          .eq('project_id', projectId)
          .eq('contact_id', contactId)
          .is('valid_to', null)
          .abortSignal(signal)
          .overrideTypes<IdentityRow[], { merge: false }>(),
      ),
  })
}
