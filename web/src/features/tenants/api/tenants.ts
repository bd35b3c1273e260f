import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'

export type Tenant = components['schemas']['Tenant']
export type TenantProject = components['schemas']['TenantProject']
export type TenantMember = components['schemas']['TenantMember']

const PAGE_SIZE = 50

export const tenantKeys = {
  all: ['tenants'] as const,
  projects: (tenantId: string) => ['tenants', tenantId, 'projects'] as const,
  members: (tenantId: string) => ['tenants', tenantId, 'members'] as const,
}

/** The organisations that the person owns, by name. */
export function ownedTenantsQuery(userId: string) {
  return queryOptions({
    queryKey: [...tenantKeys.all, 'owned', userId],
    queryFn: async ({ signal }): Promise<Tenant[]> => {
      const { data } = await call((api) => api.GET('/project/tenants', { signal }))
      return data.filter((tenant) => tenant.owner_id === userId)
    },
  })
}

/** Every project of an organisation. */
export function tenantProjectsQuery(tenantId: string) {
  return queryOptions({
    queryKey: tenantKeys.projects(tenantId),
    queryFn: async ({ signal }): Promise<TenantProject[]> => {
      const path = { tenant_id: tenantId }
      return (
        await call((api) => api.GET('/project/tenants/{tenant_id}/projects', { params: { path }, signal }))
      ).data
    },
  })
}

/** Who is in the projects of an organisation, a page of them. */
export function tenantMembersQuery(tenantId: string, page: number) {
  return queryOptions({
    queryKey: [...tenantKeys.members(tenantId), page],
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/project/tenants/{tenant_id}/members', {
          params: { path: { tenant_id: tenantId }, query: { page, limit: PAGE_SIZE } },
          signal,
        }),
      ),
  })
}

/** Founds an organisation. `key` is kept for every repetition of the same act. */
export function createTenant(key: string, body: components['schemas']['CreateTenantBody']): Promise<Tenant> {
  return call((api) => api.POST('/project/tenants', { params: { header: { 'idempotency-key': key } }, body }))
}

/** Changes the name of an organisation, or hands it to a new owner. */
export function changeTenant(
  tenantId: string,
  body: components['schemas']['ChangeTenantBody'],
): Promise<Tenant> {
  const path = { tenant_id: tenantId }
  return call((api) => api.PATCH('/project/tenants/{tenant_id}', { params: { path }, body }))
}
