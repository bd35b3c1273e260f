import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'

export type NewProject = components['schemas']['CreateProjectBody']

/** The organisations that the person owns, by name. */
export function ownTenantsQuery(userId: string) {
  return queryOptions({
    queryKey: ['own-tenants', userId],
    queryFn: async ({ signal }) => {
      const { data } = await call((api) => api.GET('/project/tenants', { signal }))
      return data.filter((tenant) => tenant.owner_id === userId)
    },
  })
}

/** Makes a project. `key` is kept for every repetition of the same act. */
export function createProject(key: string, body: NewProject): Promise<components['schemas']['Project']> {
  return call((api) => api.POST('/project', { params: { header: { 'idempotency-key': key } }, body }))
}
