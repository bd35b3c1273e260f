import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { contactKeys } from './keys'

/** A label of the project. */
export interface TagRow {
  id: string
  name: string
  color: string
}

/** The project's tags, by name. */
export function tagsQuery(projectId: string) {
  return queryOptions({
    queryKey: contactKeys.tags(projectId),
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<TagRow[]> =>
      unwrap(
        await supabase()
          .rest.from('tags')
          .select('id, name, color')
          .eq('project_id', projectId)
          .order('name')
          .abortSignal(signal)
          .overrideTypes<TagRow[], { merge: false }>(),
      ),
  })
}

/** A field that the project gives its contacts. */
export interface FieldRow {
  key: string
  label: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'choice' | 'link'
  options: string[]
}

/** The project's own fields, in their order. */
export function fieldsQuery(projectId: string) {
  return queryOptions({
    queryKey: contactKeys.fields(projectId),
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<FieldRow[]> =>
      unwrap(
        await supabase()
          .rest.from('contact_fields')
          .select('key, label, kind, options')
          .eq('project_id', projectId)
          .order('position')
          .order('key')
          .abortSignal(signal)
          .overrideTypes<FieldRow[], { merge: false }>(),
      ),
  })
}

/** A WhatsApp number of the project. */
export interface NumberRow {
  id: string
  display_phone_number: string
  name: string | null
  verified_name: string | null
}

/** The project's numbers. */
export function numbersQuery(projectId: string) {
  return queryOptions({
    queryKey: contactKeys.numbers(projectId),
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
