import type { Flow } from '@contracts/flows'
import { queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'

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

/** The document of the Flow that a message answers; null where the hub does not know which it was. */
export function flowOfAnswerQuery(projectId: string, messageId: string) {
  return queryOptions({
    queryKey: inboxKeys.flowOfAnswer(projectId, messageId),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<unknown> => {
      const rows = unwrap(
        await supabase()
          .rest.from('flow_responses')
          .select('flow:flows(document)')
          .eq('project_id', projectId)
          .eq('message_id', messageId)
          .abortSignal(signal)
          .overrideTypes<{ flow: { document: unknown } | null }[], { merge: false }>(),
      )
      return rows[0]?.flow?.document ?? null
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
