import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'

export type ApiKey = components['schemas']['ApiKey']
export type NewApiKey = components['schemas']['CreateApiKeyBody']

/** A key that was just made: the only time that its secret is known. */
export interface MadeKey {
  secret: string
  scopes: string[]
}

/** The keys of a project, newest first. */
export function apiKeysQuery(projectId: string, page: number) {
  return queryOptions({
    queryKey: ['api-keys', projectId, page],
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/api-keys', { params: { query: { project_id: projectId, page, limit: 20 } }, signal }),
      ),
  })
}

/** Makes a key; the answer is the only one that shows it. */
export function useCreateKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ body, once }: { body: NewApiKey; once: string }) =>
      call((api) => api.POST('/api-keys', { params: { header: { 'idempotency-key': once } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
}

/** Makes the successor of a key; the old one goes on for a while. */
export function useRotateKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, overlapSeconds, once }: { id: string; overlapSeconds: number; once: string }) =>
      call((api) =>
        api.POST('/api-keys/{id}/rotate', {
          params: { path: { id }, header: { 'idempotency-key': once } },
          body: { overlap_seconds: overlapSeconds },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
}

/** Ends a key at once. */
export function useRevokeKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call((api) => api.DELETE('/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
}
