import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'

type Schemas = components['schemas']
export type Flow = Schemas['Flow']
export type FlowResponse = Schemas['FlowResponse']
export type NewFlow = Schemas['CreateFlowBody']

export const flowsKey = (projectId: string) => ['flows', projectId] as const
export const flowKey = (id: string) => ['flow', id] as const

/** The Flows of the project's business accounts, by name. */
export function flowsQuery(projectId: string) {
  return queryOptions({
    queryKey: flowsKey(projectId),
    queryFn: ({ signal }) =>
      call((api) => api.GET('/flows', { params: { query: { project_id: projectId } }, signal })),
  })
}

export function flowQuery(id: string) {
  return queryOptions({
    queryKey: flowKey(id),
    queryFn: ({ signal }) => call((api) => api.GET('/flows/{id}', { params: { path: { id } }, signal })),
  })
}

export type FlowVersionEntry = Schemas['FlowVersionList']['data'][number]

/** Documents that the Flow had, newest first. */
export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: [...flowKey(id), 'versions'],
    queryFn: ({ signal }) =>
      call((api) => api.GET('/flows/{id}/versions', { params: { path: { id } }, signal })),
  })
}

/** One of them with its document, which never changes. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['flow-version', id, number],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      call((api) => api.GET('/flows/{id}/versions/{number}', { params: { path: { id, number } }, signal })),
  })
}

/** Brings a version back into the draft, or into a new draft of this name. */
export const restoreVersion = (id: string, number: number, name?: string) =>
  call((api) =>
    api.POST('/flows/{id}/versions/{number}/restore', {
      params: { path: { id, number } },
      body: name ? { name } : {},
    }),
  )

/** Answers, newest first, page by page. */
export function responsesQuery(projectId: string, flowId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['flow-responses', projectId, flowId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call((api) =>
        api.GET('/flows/responses', {
          params: { query: { project_id: projectId, flow_id: flowId, cursor: pageParam, limit: 50 } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}

/** All answers as a file that spreadsheets open. */
export async function responsesFile(projectId: string, flowId: string | undefined): Promise<Blob> {
  const text = await call((api) =>
    api.GET('/flows/responses/export', {
      params: { query: { project_id: projectId, flow_id: flowId } },
      parseAs: 'text',
    }),
  )
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}

export const createFlow = (body: NewFlow) => call((api) => api.POST('/flows', { body }))

export const syncFlows = (projectId: string) =>
  call((api) => api.POST('/flows/sync', { body: { project_id: projectId } }))

const pathOf = (id: string) => ({ params: { path: { id } } })

export const uploadFlow = (id: string, document: Record<string, unknown>) =>
  call((api) => api.PUT('/flows/{id}/assets', { ...pathOf(id), body: { document } }))

export const publishFlow = (id: string) => call((api) => api.POST('/flows/{id}/publish', pathOf(id)))
export const deprecateFlow = (id: string) => call((api) => api.POST('/flows/{id}/deprecate', pathOf(id)))
export const previewFlow = (id: string) => call((api) => api.POST('/flows/{id}/preview', pathOf(id)))
export const deleteFlow = (id: string) => call((api) => api.DELETE('/flows/{id}', pathOf(id)))
