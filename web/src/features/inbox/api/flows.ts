import type { Flow } from '@contracts/flows'
import { queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'

/** Flows that Meta opens for customers. */
export function publishedFlowsQuery(projectId: string) {
  return queryOptions({
    queryKey: ['inbox', projectId, 'flows'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Flow[]> => {
      const params = { query: { project_id: projectId } }
      const { data } = await call((api) => api.GET('/flows', { params, signal }))
      return (data as Flow[]).filter(({ status }) => status === 'PUBLISHED')
    },
  })
}

interface FlowMessage {
  id: string
  conversationId: string
  text: string
  button: string
  key: string
}

/** Sends a Flow; the hub fills in what its first screen needs. */
export function sendFlow({ id, conversationId, text, button, key }: FlowMessage) {
  return call((api) =>
    api.POST('/flows/{id}/send', {
      params: { path: { id }, header: { 'idempotency-key': key } },
      body: { conversation_id: conversationId, text, button },
    }),
  )
}
