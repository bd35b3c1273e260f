import {
  type BeginUploadBody,
  type ListMediaQuery,
  MediaFile,
  type MediaLink,
  MediaTable,
  type Upload,
} from '../_shared/contracts/media.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader, requireRole, requireScope } from '../_shared/http/membership.ts'
import { Problem } from '../_shared/http/problem.ts'
import { found, rangeOf, sorted, tablePage } from '../_shared/http/tables.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import { serviceStorage } from '../_shared/runtime/storage.ts'

const COLUMNS = Object.keys(MediaFile.shape).join(', ')
const LINK_SECONDS = 300

/** A page of files under filters. */
export async function list(caller: Caller, query: ListMediaQuery): Promise<MediaTable> {
  await requireReader(caller, query.project_id, 'media:read')
  const filtered = (head: boolean) => {
    let rows = caller.supabase
      .from('media_files')
      .select(COLUMNS, { count: 'exact', head })
      .eq('project_id', query.project_id)
    for (const column of ['kind', 'state', 'direction', 'contact_id'] as const) {
      const value = query[column]
      if (value) rows = rows.eq(column, value)
    }
    if (query.from) rows = rows.gte('created_at', query.from)
    if (query.to) rows = rows.lt('created_at', query.to)
    return rows
  }
  const page = await tablePage(query, sorted(filtered(false), query.sort).range(...rangeOf(query)), () =>
    filtered(true),
  )
  return MediaTable.parse(page)
}

/** One file that the caller may see. */
export async function readOne(caller: Caller, id: string): Promise<MediaFile> {
  const { data } = await caller.supabase
    .from('media_files')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return MediaFile.parse(found(data))
}

/**
 * A short-lived link. Whether he may have it is asked of the row under his RLS; the service signs, since Storage does not
 * know API keys.
 */
export async function link(caller: Caller, id: string): Promise<MediaLink> {
  const { data } = await caller.supabase
    .from('media_files')
    .select('path, state, deleted_at, filename')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  const file = found(data)
  if (file.deleted_at) throw new Problem('not_found', { detail: 'The file was deleted.' })
  if (file.state !== 'stored' || !file.path) {
    throw new Problem('conflict', { detail: `The file is ${file.state}.` })
  }
  const expires_at = new Date(Date.now() + LINK_SECONDS * 1000).toISOString()
  const { data: signed, error } = await serviceStorage()
    .from('media')
    .createSignedUrl(file.path, LINK_SECONDS)
  if (error) throw new Problem('unavailable', { cause: error })
  return { url: signed.signedUrl, expires_at }
}

/** Where the bytes of a new file go. */
export async function beginUpload(caller: Caller, body: BeginUploadBody): Promise<Upload> {
  await requireRole(caller, body.project_id, 'agent')
  requireScope(caller, 'media:write')
  // Storage takes few letters in a name; what the person called it goes with the message.
  const ending = body.filename.match(/\.[A-Za-z0-9]{1,8}$/)?.[0] ?? ''
  const path = `${body.project_id}/${crypto.randomUUID()}/file${ending.toLowerCase()}`
  const { data, error } = await serviceStorage().from('media').createSignedUploadUrl(path)
  if (error) throw new Problem('unavailable', { cause: error })
  return { path, url: data.signedUrl }
}

/** Takes the file away; the worker removes its bytes. */
export async function remove(caller: Caller, id: string): Promise<void> {
  await caller.supabase.rpc('delete_media', { media_file_id: id }).throwOnError()
  kickQueue('media')
}
