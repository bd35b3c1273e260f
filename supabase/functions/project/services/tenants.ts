import {
  type ChangeTenantBody,
  type CreateTenantBody,
  type ProjectTableQuery,
  Tenant,
  type TenantList,
  TenantMemberTable,
  TenantProjectList,
} from '../../_shared/contracts/project.ts'
import type { Caller } from '../../_shared/http/caller.ts'
import { rangeOf, tablePage } from '../../_shared/http/tables.ts'

/** Tenants that the caller belongs to. */
export async function list(caller: Caller): Promise<TenantList> {
  const { data } = await caller.supabase
    .from('tenants')
    .select(Object.keys(Tenant.shape).join(', '))
    .order('name')
    .throwOnError()
  return { data: data.map((row) => Tenant.parse(row)) }
}

/** A new one of the caller. */
export async function create(caller: Caller, body: CreateTenantBody): Promise<Tenant> {
  const { data } = await caller.supabase.rpc('create_tenant', body).throwOnError()
  return Tenant.parse(data)
}

/** Its name, or to whom it belongs. */
export async function change(caller: Caller, id: string, body: ChangeTenantBody): Promise<Tenant> {
  const { data } = await caller.supabase.rpc('change_tenant', { tenant_id: id, ...body }).throwOnError()
  return Tenant.parse(data)
}

/** Its projects, by name. */
export async function projects(caller: Caller, id: string): Promise<TenantProjectList> {
  const { data } = await caller.supabase.rpc('tenant_projects', { tenant_id: id }).throwOnError()
  return TenantProjectList.parse({ data })
}

/** Who is in them. */
export async function members(
  caller: Caller,
  id: string,
  query: ProjectTableQuery,
): Promise<TenantMemberTable> {
  const rows = (head: boolean) =>
    caller.supabase.rpc('tenant_members', { tenant_id: id }, { count: 'exact', head })
  const page = await tablePage(query, rows(false).range(...rangeOf(query)), () => rows(true))
  return TenantMemberTable.parse(page)
}
