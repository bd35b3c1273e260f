import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { findConversation } from './cache'
import { inboxKeys } from './keys'
import type { ConversationRow } from './rows'

/** Pins a conversation for the reader, or unpins it. */
export function usePin() {
  const client = useQueryClient()
  const { project } = useProject()
  const queryKey = inboxKeys.pins(project.id)
  return useMutation({
    mutationFn: ({ id, pinned }: { id: string; pinned: boolean }) =>
      call((api) => {
        const params = { params: { path: { id } } }
        return pinned
          ? api.PUT('/conversations/{id}/pin', params)
          : api.DELETE('/conversations/{id}/pin', params)
      }),
    onMutate: async ({ id, pinned }) => {
      await client.cancelQueries({ queryKey })
      const row = findConversation(client, project.id, id)
      client.setQueryData<ConversationRow[]>(queryKey, (rows = []) => {
        const others = rows.filter((one) => one.id !== id)
        return pinned && row ? [row, ...others] : others
      })
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
