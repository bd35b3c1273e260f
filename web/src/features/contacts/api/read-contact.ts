import { queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { contactKeys } from './keys'

/** One contact, with what may be seen of his numbers. */
export function contactQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: contactKeys.one(projectId, id),
    queryFn: ({ signal }) => call((api) => api.GET('/contacts/{id}', { params: { path: { id } }, signal })),
  })
}

/** What he agreed to and when, newest first. */
export function consentQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, id, 'consent'),
    queryFn: async ({ signal }) =>
      (await call((api) => api.GET('/contacts/{id}/consent', { params: { path: { id } }, signal }))).data,
  })
}

/** A conversation of a contact. */
export interface TalkRow {
  id: string
  whatsapp_number_id: string
  status: 'open' | 'snoozed' | 'closed'
  assignee_id: string | null
  last_message_at: string | null
  last_message_text: string | null
  last_message_type: string | null
  last_message_direction: 'inbound' | 'outbound' | null
  unread_count: number
}

/** His conversations, one for each number, the latest first. */
export function talksQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, contactId, 'conversations'),
    queryFn: async ({ signal }): Promise<TalkRow[]> =>
      unwrap(
        await supabase()
          .rest.from('conversations')
          .select(
            'id, whatsapp_number_id, status, assignee_id, last_message_at, last_message_text, last_message_type, last_message_direction, unread_count',
          )
          .eq('project_id', projectId)
          .eq('contact_id', contactId)
          .order('last_message_at', { ascending: false, nullsFirst: false })
          .limit(100)
          .abortSignal(signal)
          .overrideTypes<TalkRow[], { merge: false }>(),
      ),
  })
}

/** A maintenance request of a contact. */
export interface RequestRow {
  id: string
  reference: string
  service_type: string
  description: string
  status: 'pending' | 'confirmed' | 'in_progress' | 'completed' | 'cancelled'
  created_at: string
}

/** His maintenance requests, newest first. */
export function requestsQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, contactId, 'requests'),
    queryFn: async ({ signal }): Promise<RequestRow[]> =>
      unwrap(
        await supabase()
          .rest.from('maintenance_requests')
          .select('id, reference, service_type, description, status, created_at')
          .eq('project_id', projectId)
          .eq('contact_id', contactId)
          .order('created_at', { ascending: false })
          .limit(200)
          .abortSignal(signal)
          .overrideTypes<RequestRow[], { merge: false }>(),
      ),
  })
}

/** Something that happened with a contact. */
export interface HappeningRow {
  id: number
  type: string
  data: Record<string, unknown>
  created_at: string
}

/** What colleagues and the hub did with him; messages stand in the conversations. */
export const TOLD = [
  'contact.consent',
  'contact.identity_changed',
  'contact.merged',
  'contact.tagged',
  'contact.unmerged',
  'contact.untagged',
  'contact.updated',
  'conversation.tagged',
  'conversation.untagged',
  'flow.answered',
  'note.created',
  'request.created',
  'request.status',
] as const

/** What happened with him, newest first. */
export function timelineQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, contactId, 'timeline'),
    queryFn: async ({ signal }): Promise<HappeningRow[]> =>
      unwrap(
        await supabase()
          .rest.from('events')
          .select('id, type, data, created_at')
          .eq('project_id', projectId)
          .eq('contact_id', contactId)
          .in('type', [...TOLD])
          .order('id', { ascending: false })
          .limit(100)
          .abortSignal(signal)
          .overrideTypes<HappeningRow[], { merge: false }>(),
      ),
  })
}

/** A merge that stands, for taking it back. */
export interface MergeRow {
  id: string
  merged_at: string
  merged: { id: string; name: string | null; phone_hint: string | null } | null
}

/** Who went into this contact, the latest first. */
export function mergesQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, contactId, 'merges'),
    queryFn: async ({ signal }): Promise<MergeRow[]> =>
      unwrap(
        await supabase()
          .rest.from('contact_merges')
          .select('id, merged_at, merged:contacts!contact_merges_merged_fkey(id, name, phone_hint)')
          .eq('project_id', projectId)
          .eq('survivor_id', contactId)
          .is('unmerged_at', null)
          .order('merged_at', { ascending: false })
          .abortSignal(signal)
          .overrideTypes<MergeRow[], { merge: false }>(),
      ),
  })
}

/** How much hangs on a contact: what a merge would move. */
export interface Belongings {
  conversations: number
  messages: number
  requests: number
  media: number
  notes: number
}

/** Counts what would move with a contact. */
export function belongingsQuery(projectId: string, contactId: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, contactId, 'belongings'),
    queryFn: async ({ signal }): Promise<Belongings> => {
      const tables = ['conversations', 'messages', 'maintenance_requests', 'media_files', 'notes'] as const
      const counts = await Promise.all(
        tables.map(async (table) => {
          const result = await supabase()
            .rest.from(table)
            .select('id', { count: 'exact', head: true })
            .eq('project_id', projectId)
            .eq('contact_id', contactId)
            .abortSignal(signal)
          unwrap(result)
          return result.count ?? 0
        }),
      )
      const [conversations = 0, messages = 0, requests = 0, media = 0, notes = 0] = counts
      return { conversations, messages, requests, media, notes }
    },
  })
}

/** How much would go with a person: rows by kind, and how many others were joined with him. */
export interface Erasure {
  identities: number
  messages: number
  media: number
  notes: number
  requests: number
  merged: number
}

/** What erasing would remove; for owners. */
export function erasureQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: contactKeys.part(projectId, id, 'erasure'),
    queryFn: async ({ signal }): Promise<Erasure> =>
      unwrap(
        await supabase().rest.rpc('preview_erasure', { contact_id: id }).abortSignal(signal),
      ) as unknown as Erasure,
  })
}
