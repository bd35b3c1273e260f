import type { ChangeContactBody, ConsentEntry, Contact, RecordConsentBody } from '@contracts/contacts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'
import type { MediaRow } from './rows'

/** Everything about the person of a conversation. */
export function contactQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: [...inboxKeys.contact(projectId, contactId), 'details'],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<Contact> =>
      call((api) => api.GET('/contacts/{id}', { params: { path: { id: contactId } }, signal })),
  })
}

/** What he has agreed to, newest first. */
export function consentQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: [...inboxKeys.contact(projectId, contactId), 'consent'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<ConsentEntry[]> => {
      const ledger = await call((api) =>
        api.GET('/contacts/{id}/consent', { params: { path: { id: contactId } }, signal }),
      )
      return ledger.data
    },
  })
}

/** A picture or video that went between him and the team. */
export interface SharedFile
  extends Pick<MediaRow, 'id' | 'path' | 'filename' | 'mime_type' | 'width' | 'height'> {
  kind: 'image' | 'video'
  thumbnail_path: string | null
  created_at: string
}

const MOST_FILES = 60

/** The newest pictures and videos that went between him and the team. */
export function sharedMediaQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: [...inboxKeys.contact(projectId, contactId), 'media'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<SharedFile[]> =>
      unwrap(
        await supabase()
          .rest.from('media_files')
          .select('id, kind, path, thumbnail_path, filename, mime_type, width, height, created_at')
          .eq('project_id', projectId)
          .eq('contact_id', contactId)
          .eq('state', 'stored')
          .is('deleted_at', null)
          .in('kind', ['image', 'video'])
          .order('created_at', { ascending: false })
          .limit(MOST_FILES)
          .abortSignal(signal)
          .overrideTypes<SharedFile[], { merge: false }>(),
      ),
  })
}

/** A request for maintenance of his. */
export interface RequestRow {
  id: string
  reference: string
  description: string
  status: 'pending' | 'confirmed' | 'in_progress' | 'completed' | 'cancelled'
  created_at: string
}

/** His newest requests. */
export function requestsQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: [...inboxKeys.contact(projectId, contactId), 'requests'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<RequestRow[]> =>
      unwrap(
        await supabase()
          .rest.from('maintenance_requests')
          .select('id, reference, description, status, created_at')
          .eq('project_id', projectId)
          .eq('contact_id', contactId)
          .order('created_at', { ascending: false })
          .limit(10)
          .abortSignal(signal)
          .overrideTypes<RequestRow[], { merge: false }>(),
      ),
  })
}

/** Changes the person, blocks him, or notes what he agreed to. */
export function useContactActs(contactId: string) {
  const client = useQueryClient()
  const { project } = useProject()
  const onSettled = () => client.invalidateQueries({ queryKey: inboxKeys.contact(project.id, contactId) })
  const path = { id: contactId }
  const change = useMutation({
    mutationFn: (body: ChangeContactBody) =>
      call((api) => api.PATCH('/contacts/{id}', { params: { path }, body })),
    onSettled,
  })
  const block = useMutation({
    mutationFn: (blocked: boolean) =>
      call((api) =>
        blocked
          ? api.POST('/contacts/{id}/block', { params: { path } })
          : api.POST('/contacts/{id}/unblock', { params: { path } }),
      ),
    onSettled,
  })
  const recordConsent = useMutation({
    mutationFn: (body: Pick<RecordConsentBody, 'category' | 'state' | 'evidence'>) =>
      call((api) =>
        api.POST('/contacts/{id}/consent', {
          params: { path, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { ...body, channel: 'whatsapp' },
        }),
      ),
    onSettled,
  })
  return { change, block, recordConsent }
}
