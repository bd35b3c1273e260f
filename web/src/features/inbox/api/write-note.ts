import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { inboxKeys } from './keys'

interface NewNote {
  conversationId: string
  body: string
  mentioned: string[]
  /** Sent again with the same key, it is written once. */
  key: string
}

/** Writes an internal note; those who are mentioned are told. */
export function useWriteNote() {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: ({ conversationId, body, mentioned, key }: NewNote) =>
      call((api) =>
        api.POST('/conversations/{id}/notes', {
          params: { path: { id: conversationId }, header: { 'idempotency-key': key } },
          body: { body, mentioned_user_ids: mentioned },
        }),
      ),
    // Realtime tells it too; this covers the time while it does not.
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: inboxKeys.all(project.id),
        predicate: ({ queryKey }) => queryKey.includes('asides'),
      }),
  })
}
