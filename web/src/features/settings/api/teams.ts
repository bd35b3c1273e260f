import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { settingsKeys } from './keys'

export type Team = components['schemas']['Team']

/** Teams with their members, by name. */
export function teamsQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.teams(projectId),
    queryFn: async ({ signal }) => {
      const path = { id: projectId }
      return (await call((api) => api.GET('/project/{id}/teams', { params: { path }, signal }))).data
    },
  })
}

/** Makes a team, or changes one. */
export function saveTeam(
  projectId: string,
  teamId: string | null,
  body: { name: string; user_ids: string[] },
) {
  if (teamId !== null) {
    const path = { id: projectId, team_id: teamId }
    return call((api) => api.PATCH('/project/{id}/teams/{team_id}', { params: { path }, body }))
  }
  const header = { 'idempotency-key': crypto.randomUUID() }
  return call((api) => api.POST('/project/{id}/teams', { params: { path: { id: projectId }, header }, body }))
}

/** Removes a team; its conversations stay without one. */
export function deleteTeam(projectId: string, teamId: string) {
  const path = { id: projectId, team_id: teamId }
  return call((api) => api.DELETE('/project/{id}/teams/{team_id}', { params: { path } }))
}
