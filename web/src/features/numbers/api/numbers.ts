import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

type Schemas = components['schemas']
export type WhatsAppNumber = Schemas['WhatsAppNumber']
export type ConnectBody = Schemas['ConnectNumberBody']
export type ConnectionStep = Schemas['ConnectionStep']
export type TestReport = Schemas['TestReport']
export type ProfileBody = Schemas['ProfileBody']
export type SandboxSession = Schemas['SandboxSession']

/** The numbers of a project. */
export function numbersQuery(projectId: string) {
  return queryOptions({
    queryKey: ['numbers', projectId],
    queryFn: ({ signal }) =>
      call((api) => api.GET('/numbers', { params: { query: { project_id: projectId } }, signal })),
  })
}

/** One number. */
export function numberQuery(id: string) {
  return queryOptions({
    queryKey: ['numbers', 'one', id],
    queryFn: ({ signal }) => call((api) => api.GET('/numbers/{id}', { params: { path: { id } }, signal })),
  })
}

/** How long updates of each number took in the last hour, in seconds; null where nothing came. For admins. */
export function lagQuery() {
  return queryOptions({
    queryKey: ['numbers', 'lag'],
    refetchInterval: 30_000,
    queryFn: async ({ signal }): Promise<Map<string, { inWork: number; behind: number } | null>> => {
      const from = new Date(Date.now() - 3_600_000).toISOString()
      const { data } = await call((api) => api.GET('/queue/ledger', { params: { query: { from } }, signal }))
      return new Map(
        data.map((line) => [
          line.number_id,
          line.received === 0 ? null : { inWork: line.took_ms_p95 / 1000, behind: line.behind_ms_p95 / 1000 },
        ]),
      )
    },
  })
}

/** Goes through the steps of connecting, without connecting. */
export function checkNumber(body: ConnectBody) {
  return call((api) => api.POST('/numbers/check', { body }))
}

export function connectNumber(body: ConnectBody) {
  return call((api) => api.POST('/numbers', { body }))
}

/** Sends the test message. */
export function sendTest(id: string, phone: string, once: string) {
  const params = { path: { id }, header: { 'idempotency-key': once } }
  return call((api) => api.POST('/numbers/{id}/test-messages', { params, body: { phone } }))
}

const ASK_AGAIN_MS = 1_000

/** How far the test message came; asks until it is over. */
export function useTest(id: string, first: TestReport | undefined) {
  const messageId = first?.message_id ?? ''
  return useQuery<TestReport>({
    queryKey: ['numbers', 'test', id, messageId],
    enabled: first !== undefined,
    placeholderData: first,
    refetchInterval: ({ state }) => (state.data?.is_over ? false : ASK_AGAIN_MS),
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/numbers/{id}/test-messages/{message_id}', {
          params: { path: { id, message_id: messageId } },
          signal,
        }),
      ),
  })
}

/** An act on a number that answers with the number as it is then. */
export function useNumberAct<Input>(id: string, act: (input: Input) => Promise<WhatsAppNumber>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (number) => {
      client.setQueryData(numberQuery(id).queryKey, number)
      return client.invalidateQueries({ queryKey: ['numbers', number.project_id] })
    },
  })
}

export const checkHealth = (id: string) =>
  call((api) => api.POST('/numbers/{id}/health-check', { params: { path: { id } } }))

export const changeNumber = (id: string, body: Schemas['ChangeNumberBody']) =>
  call((api) => api.PATCH('/numbers/{id}', { params: { path: { id } }, body }))

export const changeProfile = (id: string, body: ProfileBody) =>
  call((api) => api.PATCH('/numbers/{id}/profile', { params: { path: { id } }, body }))

/** Takes a number out of the hub, with its conversations when told to. */
export const deleteNumber = (id: string, withConversations: boolean) =>
  call((api) =>
    api.DELETE('/numbers/{id}', {
      params: { path: { id }, query: { with_conversations: String(withConversations) } },
    }),
  )

/** The codes of a number that are waiting or in use, newest first. */
export function sandboxQuery(numberId: string) {
  return queryOptions({
    queryKey: ['numbers', 'sandbox', numberId],
    refetchInterval: 5_000,
    queryFn: async ({ signal }) =>
      unwrap(
        await supabase()
          .rest.from('sandbox_sessions')
          .select('id, activation_code, status, expires_at, contact:contacts(name, phone_hint)')
          .eq('whatsapp_number_id', numberId)
          .order('created_at', { ascending: false })
          .limit(10)
          .abortSignal(signal)
          .overrideTypes<SandboxRow[], { merge: false }>(),
      ),
  })
}

export interface SandboxRow {
  id: string
  activation_code: string
  status: SandboxSession['status']
  expires_at: string
  contact: { name: string | null; phone_hint: string | null } | null
}

export function useNewCode(numberId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      call((api) => api.POST('/numbers/{id}/sandbox-sessions', { params: { path: { id: numberId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['numbers', 'sandbox', numberId] }),
  })
}

/** The Meta apps of the tenant beside the default one; its owner alone sees any. */
export function metaAppsQuery() {
  return queryOptions({
    queryKey: ['numbers', 'apps'],
    queryFn: async ({ signal }) =>
      unwrap(
        await supabase()
          .rest.from('meta_apps')
          .select('id, path, meta_app_id')
          .order('path')
          .abortSignal(signal),
      ),
  })
}
