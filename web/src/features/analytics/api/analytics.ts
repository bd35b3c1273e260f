import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { type Days, eachDay } from '@/lib/day-ranges'
import { filled, HOURS, type Sums } from '../model/rows'

export interface Filter {
  projectId: string
  days: Days
  number?: string
  member?: string
}

type By = 'day' | 'hour_of_day' | 'member' | 'number' | 'template' | 'type'

const queryOf = (filter: Filter) => ({
  project_id: filter.projectId,
  from: filter.days.from,
  to: filter.days.to,
  whatsapp_number_id: filter.number,
  member_id: filter.member,
})

/** Sums of messages by day, hour of the day, member, number, template or type. */
export function sumsQuery(filter: Filter, by: By) {
  return queryOptions({
    queryKey: ['analytics', filter, by],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Sums[]> => {
      const answer = await call((api) =>
        api.GET('/analytics', { params: { query: { ...queryOf(filter), by } }, signal }),
      )
      const { data } = answer as components['schemas']['Analytics'] // CSV is for who asks for it
      if (by === 'day') return filled(data, eachDay(filter.days))
      return by === 'hour_of_day' ? filled(data, HOURS) : data
    },
  })
}

export interface Waiting {
  bucket: string
  answers: number
  median: number | null
  slowestTenth: number | null
}

/** How long customers waited for an answer. */
export function waitingQuery(filter: Filter, by: 'day' | 'hour_of_day' | 'member') {
  return queryOptions({
    queryKey: ['analytics', 'waiting', filter, by],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Waiting[]> => {
      const { data } = await call((api) =>
        api.GET('/analytics/response-times', { params: { query: { ...queryOf(filter), by } }, signal }),
      )
      const rows = data.map((row) => ({
        bucket: row.bucket,
        answers: row.answers,
        median: row.median_seconds,
        slowestTenth: row.slowest_tenth_seconds,
      }))
      if (by === 'member') return rows
      const buckets = by === 'day' ? eachDay(filter.days) : HOURS
      const byBucket = new Map(rows.map((row) => [row.bucket, row]))
      return buckets.map(
        (bucket) => byBucket.get(bucket) ?? { bucket, answers: 0, median: null, slowestTenth: null },
      )
    },
  })
}

/** The sums as a file that spreadsheets open. */
export async function sumsFile(filter: Filter): Promise<Blob> {
  const text = await call((api) =>
    api.GET('/analytics', {
      params: { query: { ...queryOf(filter), by: 'day', format: 'csv' } },
      parseAs: 'text',
    }),
  )
  return new Blob([text as unknown as string], { type: 'text/csv;charset=utf-8' })
}
