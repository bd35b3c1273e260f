import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { mediaKeys } from './keys'

/** Removes files one after the other; their messages stay with a placeholder. */
export function useDeleteMedia() {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await call((api) => api.DELETE('/media/{id}', { params: { path: { id } } }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: mediaKeys.all(project.id) }),
  })
}
