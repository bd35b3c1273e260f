import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { type Days, eachDay } from '@/lib/day-ranges'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

export type Stats = components['schemas']['Stats']

export const homeKey = (projectId: string) => ['home', projectId] as const

/** Figures of a range, for members who see the whole project. */
export function statsQuery(projectId: string, days: Days) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'stats', days],
    queryFn: ({ signal }) =>
      call((api) => api.GET('/stats', { params: { query: { project_id: projectId, ...days } }, signal })),
  })
}

export interface DayFigures {
  day: string
  inbound: number
  outbound: number
}

/** Messages of each day; a day that the answer leaves out had none. */
export function dailyQuery(projectId: string, days: Days) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'daily', days],
    queryFn: async ({ signal }): Promise<DayFigures[]> => {
      const query = { project_id: projectId, ...days, by: 'day' as const }
      const answer = await call((api) => api.GET('/analytics', { params: { query }, signal }))
      const { data } = answer as components['schemas']['Analytics'] // CSV is for who asks for it
      const byDay = new Map(data.map((row) => [row.bucket, row]))
      return eachDay(days).map((day) => ({
        day,
        inbound: byDay.get(day)?.inbound ?? 0,
        outbound: byDay.get(day)?.outbound ?? 0,
      }))
    },
  })
}

export interface DayAnswers {
  day: string
  /** Null where nobody was answered. */
  median: number | null
  answers: number
}

/** How long customers waited for an answer, by the day of the answer. */
export function responseTimesQuery(projectId: string, days: Days) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'response-times', days],
    queryFn: async ({ signal }): Promise<DayAnswers[]> => {
      const query = { project_id: projectId, ...days, by: 'day' as const }
      const { data } = await call((api) =>
        api.GET('/analytics/response-times', { params: { query }, signal }),
      )
      const byDay = new Map(data.map((row) => [row.bucket, row]))
      return eachDay(days).map((day) => ({
        day,
        median: byDay.get(day)?.median_seconds ?? null,
        answers: byDay.get(day)?.answers ?? 0,
      }))
    },
  })
}

/** How many conversations wait for a person, among those that the reader sees. */
export function needsYouCountQuery(projectId: string) {
  return queryOptions({
    queryKey: [...homeKey(projectId), 'needs-you'],
    queryFn: async ({ signal }): Promise<number> => {
      const answer = unwrap(
        await supabase()
          .rest.rpc('list_needs_you', { project_id: projectId, max_rows: 0 })
          .abortSignal(signal),
      ) as { total: number }
      return answer.total
    },
  })
}
