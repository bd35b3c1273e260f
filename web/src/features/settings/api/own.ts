import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { settingsKeys } from './keys'

export type Preference = components['schemas']['NotificationPreference']
export type Session = components['schemas']['Session']

/** What the person wants to be told of in this project, and where. */
export function preferencesQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.preferences(projectId),
    queryFn: async ({ signal }) => {
      const query = { project_id: projectId }
      return (await call((api) => api.GET('/settings/notifications', { params: { query }, signal }))).data
    },
  })
}

/** Keeps the wishes that are named; the others stay. */
export function savePreferences(projectId: string, preferences: Preference[]) {
  return call((api) => api.PUT('/settings/notifications', { body: { project_id: projectId, preferences } }))
}

/** The person's devices, last used first. */
export const sessionsQuery = queryOptions({
  queryKey: settingsKeys.sessions,
  queryFn: async ({ signal }) => (await call((api) => api.GET('/project/sessions', { signal }))).data,
})

/** Signs a device out. */
export function revokeSession(id: string) {
  return call((api) => api.DELETE('/project/sessions/{session_id}', { params: { path: { session_id: id } } }))
}
