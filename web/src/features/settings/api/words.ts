import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { settingsKeys } from './keys'

export type QuickReply = components['schemas']['QuickReply']

/** A page of everybody's quick replies and one's own. */
export function quickRepliesQuery(projectId: string, page: number, q: string | undefined) {
  return queryOptions({
    queryKey: [...settingsKeys.quickReplies(projectId), { page, q }],
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/quick-replies', {
          params: { query: { project_id: projectId, page, limit: 20, q } },
          signal,
        }),
      ),
  })
}

export interface QuickReplyWords {
  name: string
  shortcut: string | null
  body: string
}

/** Writes a quick reply; `shared` decides for a new one alone. */
export function saveQuickReply(
  projectId: string,
  id: string | null,
  { shared, ...body }: QuickReplyWords & { shared: boolean },
) {
  if (id !== null) {
    return call((api) => api.PATCH('/quick-replies/{id}', { params: { path: { id } }, body }))
  }
  const header = { 'idempotency-key': crypto.randomUUID() }
  return call((api) =>
    api.POST('/quick-replies', { params: { header }, body: { ...body, project_id: projectId, shared } }),
  )
}

/** Removes a quick reply. */
export function deleteQuickReply(id: string) {
  return call((api) => api.DELETE('/quick-replies/{id}', { params: { path: { id } } }))
}

export interface Tag {
  id: string
  name: string
  color: string
}

/** The project's tags, by name. */
export function tagsQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.tags(projectId),
    queryFn: async ({ signal }): Promise<Tag[]> =>
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

/** Makes a tag, or changes one. */
export async function saveTag(projectId: string, id: string | null, tag: Omit<Tag, 'id'>): Promise<void> {
  const tags = supabase().rest.from('tags')
  unwrap(
    id === null ? await tags.insert({ ...tag, project_id: projectId }) : await tags.update(tag).eq('id', id),
  )
}

/** Removes a tag from the project and from all that carries it. */
export async function deleteTag(id: string): Promise<void> {
  unwrap(await supabase().rest.from('tags').delete().eq('id', id))
}
