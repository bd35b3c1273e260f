import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'

export type OfferedTransfer = components['schemas']['OfferedTransfer']
type Tenant = components['schemas']['Tenant']

export const OFFERED = ['offered-transfers'] as const

/** Projects that are on offer to the person's address. */
export const offeredTransfersQuery = queryOptions({
  queryKey: OFFERED,
  queryFn: async ({ signal }): Promise<OfferedTransfer[]> =>
    (await call((api) => api.GET('/project/transfers', { signal }))).data,
})

/** The organisations to which an accepted project can go. */
export function tenantsToMoveToQuery(userId: string) {
  return queryOptions({
    queryKey: ['own-tenants', userId],
    queryFn: async ({ signal }): Promise<Tenant[]> => {
      const { data } = await call((api) => api.GET('/project/tenants', { signal }))
      return data.filter((tenant) => tenant.owner_id === userId)
    },
  })
}

/** Takes a project over; `key` is kept for every repetition of the same act. */
export function acceptTransfer(key: string, id: string, tenantId: string | undefined) {
  const params = { path: { transfer_id: id }, header: { 'idempotency-key': key } }
  return call((api) =>
    api.POST('/project/transfers/{transfer_id}/accept', { params, body: { tenant_id: tenantId } }),
  )
}

/** Says no to it. */
export function declineTransfer(key: string, id: string) {
  const params = { path: { transfer_id: id }, header: { 'idempotency-key': key } }
  return call((api) => api.POST('/project/transfers/{transfer_id}/decline', { params }))
}
