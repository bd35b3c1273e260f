import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { type RequestsSearch, requestNumber, type Status } from '../model/request'

export const PAGE_SIZE = 25
export const requestsKey = (projectId: string) => ['requests', projectId] as const

export interface RequestRow {
  id: string
  reference: string
  service_type: string
  description: string
  status: Status
  priority: string
  preferred_date: string | null
  preferred_time: string | null
  created_at: string
  contact: { id: string; name: string | null; phone_hint: string | null } | null
  confirmation_state: ConfirmationState
  confirmation_error: string | null
}

/** Whether the customer was told the number of his request. */
export type ConfirmationState = 'none' | 'waiting' | 'queued' | 'sent' | 'failed'

export interface RequestDetail extends RequestRow {
  address: string | null
  notes: string | null
  source: string
  conversation_id: string | null
  cancellation_reason: string | null
  technician_id: string | null
  rating: number | null
  events: RequestEvent[]
  photos: { media_file_id: string; media: { thumbnail_path: string | null; path: string | null } | null }[]
}

export interface RequestEvent {
  id: string
  from_status: Status | null
  to_status: Status
  note: string | null
  actor_id: string | null
  occurred_at: string
}

const ROW =
  'id, reference, service_type, description, status, priority, preferred_date, preferred_time, created_at, confirmation_state, confirmation_error, contact:contacts(id, name, phone_hint)'

/** A page of the requests, newest first. */
export function requestsQuery(projectId: string, search: RequestsSearch) {
  const { status, q, page = 1 } = search
  return queryOptions({
    queryKey: [...requestsKey(projectId), 'list', { status, q, page }],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<{ rows: RequestRow[]; total: number }> => {
      let rows = supabase()
        .rest.from('maintenance_requests')
        .select(ROW, { count: 'exact' })
        .eq('project_id', projectId)
      if (status) rows = rows.eq('status', status)
      const number = q ? requestNumber(q) : null
      if (number !== null) rows = rows.eq('number', number)
      // A search term is text: what LIKE and PostgREST read as signs stands for itself.
      else if (q) rows = rows.ilike('description', `%${q.replace(/[\\%_*]/g, '\\$&')}%`)
      const result = await rows
        .order('created_at', { ascending: false })
        .order('id')
        .range((page - 1) * PAGE_SIZE, page * PAGE_SIZE - 1)
        .abortSignal(signal)
        .overrideTypes<RequestRow[], { merge: false }>()
      return { rows: unwrap(result), total: result.count ?? 0 }
    },
  })
}

/** One request with its history and photos. */
export function requestQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: [...requestsKey(projectId), 'one', id],
    queryFn: async ({ signal }): Promise<RequestDetail | null> => {
      const rows = unwrap(
        await supabase()
          .rest.from('maintenance_requests')
          .select(
            `${ROW}, address, notes, source, conversation_id, cancellation_reason, technician_id, rating, events:maintenance_request_events(id, from_status, to_status, note, actor_id, occurred_at), photos:maintenance_request_photos(media_file_id, media:media_files(thumbnail_path, path))`,
          )
          .eq('project_id', projectId)
          .eq('id', id)
          .abortSignal(signal)
          .overrideTypes<RequestDetail[], { merge: false }>(),
      )
      return rows[0] ?? null
    },
  })
}

/** Moves a request to another state; the database says whether it may go there. */
export function useMoveRequest(projectId: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (to: { status: Status; reason?: string }) =>
      unwrap(
        await supabase()
          .rest.from('maintenance_requests')
          .update({ status: to.status, ...(to.reason ? { cancellation_reason: to.reason } : {}) })
          .eq('project_id', projectId)
          .eq('id', id)
          .select('id'),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: requestsKey(projectId) }),
  })
}
