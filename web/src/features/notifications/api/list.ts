import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { notificationsKey } from './unread'

export type Notification = components['schemas']['Notification']

/** The person's own news, newest first. */
export function notificationsQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: [...notificationsKey(projectId), 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call((api) =>
        api.GET('/notifications', {
          params: { query: { project_id: projectId, limit: 30, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  })
}

/** Marks these as read, or all of them. */
export function markRead(projectId: string, ids?: string[]) {
  return call((api) => api.POST('/notifications/read', { body: { project_id: projectId, ids } }))
}
