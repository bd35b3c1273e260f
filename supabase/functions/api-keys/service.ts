import {
  ApiKey,
  ApiKeyCreated,
  ApiKeyTable,
  type CreateApiKeyBody,
  type ListApiKeysQuery,
  type RotateApiKeyBody,
} from '../_shared/contracts/api-keys.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireRole } from '../_shared/http/membership.ts'
import { found, rangeOf, tablePage } from '../_shared/http/tables.ts'

const COLUMNS = Object.keys(ApiKey.shape).join(', ')

/** Keys of a project, newest first. */
export async function list(caller: Caller, query: ListApiKeysQuery): Promise<ApiKeyTable> {
  await requireRole(caller, query.project_id, 'admin')
  const keys = (head: boolean) =>
    caller.supabase
      .from('api_keys')
      .select(COLUMNS, { count: 'exact', head })
      .eq('project_id', query.project_id)
  const page = await tablePage(
    query,
    keys(false)
      .order('created_at', { ascending: false })
      .order('id')
      .range(...rangeOf(query)),
    () => keys(true),
  )
  return ApiKeyTable.parse(page)
}

/** One key that the caller may see. */
export async function readOne(caller: Caller, id: string): Promise<ApiKey> {
  const { data } = await caller.supabase
    .from('api_keys')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return ApiKey.parse(found(data))
}

/** Makes a key; the answer is the only one that shows it. */
export async function create(caller: Caller, body: CreateApiKeyBody): Promise<ApiKeyCreated> {
  const { data } = await caller.supabase.rpc('create_api_key', body).throwOnError()
  return ApiKeyCreated.parse(data)
}

/** A new key in place of an old one. */
export async function rotate(caller: Caller, id: string, body: RotateApiKeyBody): Promise<ApiKeyCreated> {
  const { data } = await caller.supabase.rpc('rotate_api_key', { api_key_id: id, ...body }).throwOnError()
  return ApiKeyCreated.parse(data)
}

/** Ends a key at once. */
export async function revoke(caller: Caller, id: string): Promise<ApiKey> {
  const { data } = await caller.supabase.rpc('revoke_api_key', { api_key_id: id }).throwOnError()
  return ApiKey.parse(data)
}
