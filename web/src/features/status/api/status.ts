import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { ConnectionError } from '@/lib/problem'
import { fetchAsCaller, supabase, withTimeout } from '@/lib/supabase'

export type Health = components['schemas']['Health']
export type LedgerLine = components['schemas']['LedgerLine']
export type DeadLetter = components['schemas']['DeadLetter']
export type StuckMessage = components['schemas']['StuckMessage']
export type QueueName = NonNullable<components['schemas']['DeadLetterFilter']['queue']>

export const QUEUES = ['inbound', 'statuses', 'outbound', 'media'] as const satisfies QueueName[]

export const statusKey = (projectId: string) => ['status', projectId] as const

/** How often what has no news of its own is looked at again. */
const EVERY_MS = 10_000

/** Queues, database and settings. An answer of 503 is a finding, not a failure. */
export function healthQuery(projectId: string) {
  return queryOptions({
    queryKey: [...statusKey(projectId), 'health'],
    refetchInterval: EVERY_MS,
    queryFn: async ({ signal }): Promise<Health> => {
      const url = `${supabase().config.supabaseUrl}/functions/v1/health`
      let response: Response
      try {
        response = await fetchAsCaller(url, { signal: withTimeout(signal) })
      } catch (error) {
        throw new ConnectionError('health did not answer', { cause: error })
      }
      return (await response.json()) as Health
    },
  })
}

export const PERIODS = ['hour', 'day', 'week', 'all'] as const
export type Period = (typeof PERIODS)[number]
const PERIOD_MS: Record<Exclude<Period, 'all'>, number> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
}

/** What became of every update that Meta delivered, of this project's numbers. */
export function ledgerQuery(projectId: string, period: Period) {
  return queryOptions({
    queryKey: [...statusKey(projectId), 'ledger', period],
    refetchInterval: EVERY_MS,
    queryFn: async ({ signal }) => {
      const from = period === 'all' ? undefined : new Date(Date.now() - PERIOD_MS[period]).toISOString()
      const ledger = await call((api) => api.GET('/queue/ledger', { params: { query: { from } }, signal }))
      return { ...ledger, data: ledger.data.filter((line) => line.project_id === projectId) }
    },
  })
}

/** Jobs that were given up and wait for somebody, newest first. */
export function deadLettersQuery(projectId: string, queue: QueueName | undefined) {
  return infiniteQueryOptions({
    queryKey: [...statusKey(projectId), 'dead-letters', queue],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call((api) =>
        api.GET('/queue/dead-letters', {
          params: { query: { project_id: projectId, queue, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  })
}

/** Messages that Meta took and never reported as delivered. */
export function stuckQuery(projectId: string, minutes: number) {
  return infiniteQueryOptions({
    queryKey: [...statusKey(projectId), 'stuck', minutes],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call((api) =>
        api.GET('/queue/stuck', {
          params: { query: { project_id: projectId, minutes, limit: 20, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  })
}

/** Numbers that nobody has registered and for which Meta delivers. */
export function unroutedQuery(projectId: string) {
  return queryOptions({
    queryKey: [...statusKey(projectId), 'unrouted'],
    queryFn: async ({ signal }) => (await call((api) => api.GET('/queue/unrouted', { signal }))).data,
  })
}

/** Queues the jobs behind these letters once more. */
export function replayLetters(ids: string[]) {
  return call((api) => api.POST('/queue/dead-letters/replay', { body: { ids } }))
}

/** These letters count as dealt with. */
export function purgeLetters(ids: string[]) {
  return call((api) => api.POST('/queue/dead-letters/purge', { body: { ids } }))
}

/** Works once more on what a number received in a range; what was done is found done. */
export function replayEvents(number: string, from: string, to: string) {
  return call((api) => api.POST('/queue/replay', { body: { number, from, to } }))
}
