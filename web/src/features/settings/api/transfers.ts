import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { settingsKeys } from './keys'

export type Transfer = components['schemas']['Transfer']
export type NewTransfer = components['schemas']['CreateTransferBody']

const PAGE_SIZE = 20

/** To whom the project was offered, newest first. */
export function transfersQuery(projectId: string, page: number) {
  return queryOptions({
    queryKey: [...settingsKeys.transfers(projectId), page],
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/project/{id}/transfers', {
          params: { path: { id: projectId }, query: { page, limit: PAGE_SIZE } },
          signal,
        }),
      ),
  })
}

/** Offers the project to a new owner by e-mail. `key` is kept for every repetition of the same act. */
export function offerTransfer(projectId: string, key: string, body: NewTransfer) {
  const params = { path: { id: projectId }, header: { 'idempotency-key': key } }
  return call((api) => api.POST('/project/{id}/transfers', { params, body }))
}

/** Withdraws an open offer. */
export function revokeTransfer(projectId: string, transferId: string) {
  const path = { id: projectId, transfer_id: transferId }
  return call((api) => api.DELETE('/project/{id}/transfers/{transfer_id}', { params: { path } }))
}
