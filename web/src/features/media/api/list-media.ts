import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { dayRange } from '@/lib/day-range'
import { signMedia } from '@/lib/media-url'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import type { MediaRow } from '../model/file'
import type { MediaSearch } from '../model/search'
import { mediaKeys } from './keys'

const PAGE_SIZE = 60
const URLS_FRESH_MS = 25 * 60_000

const COLUMNS = [
  'id, kind, direction, state, path, thumbnail_path, filename, caption, mime_type, size_bytes, width, height',
  'duration_ms, is_voice, error_details, deleted_at, created_at, whatsapp_number_id',
  'contact:contacts!media_files_contact_fkey(id, name, phone_hint)',
  'messages!messages_media_file_fkey(id, conversation_id)',
].join(', ')

function filtered(projectId: string, timeZone: string, filter: MediaSearch, columns: string, head = false) {
  let rows = supabase()
    .rest.from('media_files')
    .select(columns, head ? { count: 'exact', head } : undefined)
    .eq('project_id', projectId)
  if (filter.kind) rows = rows.eq('kind', filter.kind)
  if (filter.direction) rows = rows.eq('direction', filter.direction)
  if (filter.number) rows = rows.eq('whatsapp_number_id', filter.number)
  if (filter.contact) rows = rows.eq('contact_id', filter.contact)
  if (filter.state === 'deleted') rows = rows.not('deleted_at', 'is', null)
  else if (filter.state) rows = rows.eq('state', filter.state).is('deleted_at', null)
  const { from } = dayRange(filter.from, timeZone)
  const { to } = dayRange(filter.to, timeZone)
  if (from) rows = rows.gte('created_at', from)
  if (to) rows = rows.lt('created_at', to)
  return rows
}

/** Files under a filter, newest first, page by page. */
export function mediaQuery(projectId: string, timeZone: string, filter: MediaSearch) {
  return infiniteQueryOptions({
    queryKey: mediaKeys.list(projectId, filter),
    initialPageParam: null as { created_at: string; id: string } | null,
    queryFn: async ({ pageParam: after, signal }): Promise<MediaRow[]> => {
      let rows = filtered(projectId, timeZone, filter, COLUMNS)
      if (after) {
        rows = rows.or(
          `created_at.lt."${after.created_at}",and(created_at.eq."${after.created_at}",id.lt.${after.id})`,
        )
      }
      return unwrap(
        await rows
          .order('created_at', { ascending: false })
          .order('id', { ascending: false })
          .limit(PAGE_SIZE)
          .abortSignal(signal)
          .overrideTypes<MediaRow[], { merge: false }>(),
      )
    },
    getNextPageParam: (last) => {
      const row = last.at(-1)
      return row && last.length === PAGE_SIZE ? { created_at: row.created_at, id: row.id } : undefined
    },
  })
}

/** How many there are under the filter, exactly. */
export function mediaTotalQuery(projectId: string, timeZone: string, filter: MediaSearch) {
  return queryOptions({
    queryKey: mediaKeys.total(projectId, filter),
    queryFn: async ({ signal }): Promise<number> => {
      const result = await filtered(projectId, timeZone, filter, 'id', true).abortSignal(signal)
      unwrap(result)
      return result.count ?? 0
    },
  })
}

/** One file; null when there is none that the person may see. */
export function mediaFileQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: mediaKeys.one(projectId, id),
    queryFn: async ({ signal }): Promise<MediaRow | null> => {
      const rows = unwrap(
        await supabase()
          .rest.from('media_files')
          .select(COLUMNS)
          .eq('project_id', projectId)
          .eq('id', id)
          .abortSignal(signal)
          .overrideTypes<MediaRow[], { merge: false }>(),
      )
      return rows[0] ?? null
    },
  })
}

/** Addresses of a page's pictures, asked for in one request and renewed before they end. */
export function urlsQuery(projectId: string, paths: string[]) {
  return queryOptions({
    queryKey: mediaKeys.urls(projectId, paths),
    enabled: paths.length > 0,
    staleTime: URLS_FRESH_MS,
    refetchInterval: URLS_FRESH_MS,
    queryFn: () => signMedia(paths),
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
    queryKey: mediaKeys.numbers(projectId),
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

/** A person whose files may be asked for. */
export interface PersonRow {
  id: string
  name: string | null
  phone_hint: string | null
}

/** People by name or number; the one with this id when a UUID is asked for. */
export function peopleQuery(projectId: string, q: string) {
  return queryOptions({
    queryKey: mediaKeys.people(projectId, q),
    enabled: q !== '',
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<PersonRow[]> => {
      const { rest } = supabase()
      const byId = /^[0-9a-f]{8}-/i.test(q)
      const rows = byId
        ? rest.from('contacts').select('id, name, phone_hint').eq('project_id', projectId).eq('id', q)
        : rest
            .rpc('search_contacts', { project_id: projectId, term: q, max_rows: 8 })
            .select('id, name, phone_hint')
      return unwrap(await rows.abortSignal(signal).overrideTypes<PersonRow[], { merge: false }>())
    },
  })
}
