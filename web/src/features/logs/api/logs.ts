import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { dayRange } from '@/lib/day-range'
import type { LogsSearch } from '../model/search'

export type LogEntry = components['schemas']['LogEntry']
export type AuditEntry = components['schemas']['AuditEntry']

const PAGE_SIZE = 50
const LIVE_MS = 3_000

/** A page of the log under the address's filters; `live` asks again every few seconds. */
export function logsQuery(project: { id: string; time_zone: string }, search: LogsSearch, live: boolean) {
  return queryOptions({
    queryKey: ['logs', project.id, search],
    placeholderData: keepPreviousData,
    refetchInterval: live ? LIVE_MS : false,
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/logs', {
          params: {
            query: {
              project_id: project.id,
              level: search.level,
              category: search.category,
              page: search.page ?? 1,
              limit: PAGE_SIZE,
              ...dayRange(search.day, project.time_zone),
            },
          },
          signal,
        }),
      ),
  })
}

/** A page of the audit trail. */
export function auditQuery(project: { id: string; time_zone: string }, search: LogsSearch, live: boolean) {
  return queryOptions({
    queryKey: ['audit', project.id, search],
    placeholderData: keepPreviousData,
    refetchInterval: live ? LIVE_MS : false,
    queryFn: ({ signal }) =>
      call((api) =>
        api.GET('/logs/audit', {
          params: {
            query: {
              project_id: project.id,
              subject: search.subject,
              actor_id: search.actor,
              page: search.page ?? 1,
              limit: PAGE_SIZE,
              ...dayRange(search.day, project.time_zone),
            },
          },
          signal,
        }),
      ),
  })
}
