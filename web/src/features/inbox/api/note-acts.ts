import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { inboxKeys } from './keys'

/** Deletes one's own note. */
export function useDeleteNote(conversationId: string) {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: (noteId: string) =>
      call((api) =>
        api.DELETE('/conversations/{id}/notes/{note_id}', {
          params: { path: { id: conversationId, note_id: noteId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: inboxKeys.asides(project.id, conversationId) }),
  })
}
