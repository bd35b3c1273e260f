import { type AddMetaAppBody, type ChangeMetaAppBody, MetaApp } from '../_shared/contracts/numbers.ts'
import type { Caller } from '../_shared/http/caller.ts'

const COLUMNS = Object.keys(MetaApp.shape).join(', ')

/** The apps of a tenant; none for whoever does not own it. */
export async function list(caller: Caller, tenantId: string): Promise<{ data: MetaApp[] }> {
  const { data } = await caller.supabase
    .from('meta_apps')
    .select(COLUMNS)
    .eq('tenant_id', tenantId)
    .order('created_at')
    .throwOnError()
  return { data: (data ?? []).map((row) => MetaApp.parse(row)) }
}

export async function add(caller: Caller, body: AddMetaAppBody): Promise<MetaApp> {
  const { data } = await caller.supabase.rpc('add_meta_app', body).throwOnError()
  return MetaApp.parse(data)
}

export async function change(caller: Caller, id: string, body: ChangeMetaAppBody): Promise<MetaApp> {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
  const { data } = await caller.supabase.rpc('change_meta_app', { app_id: id, ...given }).throwOnError()
  return MetaApp.parse(data)
}

export async function remove(caller: Caller, id: string): Promise<{ deleted: true }> {
  await caller.supabase.rpc('delete_meta_app', { app_id: id }).throwOnError()
  return { deleted: true }
}
