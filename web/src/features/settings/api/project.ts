import { queryOptions } from '@tanstack/react-query'
import { call, type components } from '@/lib/api-client'
import { settingsKeys } from './keys'

export type ProjectChange = components['schemas']['ChangeProjectBody']

/** The project as it is set. */
export function projectQuery(projectId: string) {
  return queryOptions({
    queryKey: settingsKeys.project(projectId),
    queryFn: ({ signal }) =>
      call((api) => api.GET('/project/{id}', { params: { path: { id: projectId } }, signal })),
  })
}

/** Changes what is named of it. */
export function changeProject(projectId: string, body: ProjectChange) {
  return call((api) => api.PATCH('/project/{id}', { params: { path: { id: projectId } }, body }))
}
