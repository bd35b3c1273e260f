import type { ChangeConversationBody } from '@contracts/conversations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { applyConversations, findConversation, patchConversation } from './cache'
import { readConversations } from './read-conversations'

interface Change extends ChangeConversationBody {
  id: string
}

/** Changes status or assignee: at once on the screen, put back when the hub refuses. */
export function useChangeConversation() {
  const client = useQueryClient()
  const me = useUserId()
  const { project } = useProject()
  return useMutation({
    mutationFn: ({ id, ...body }: Change) =>
      call((api) => api.PATCH('/conversations/{id}', { params: { path: { id } }, body })),
    onMutate: ({ id, ...change }) => {
      const before = findConversation(client, project.id, id)
      // What is not put off any more has no time to come back at.
      const until = change.status === undefined ? {} : { snoozed_until: change.snoozed_until ?? null }
      patchConversation(client, project.id, me, id, { ...change, ...until })
      return { before }
    },
    onError: (_error, _change, context) => {
      if (context?.before) applyConversations(client, project.id, me, [context.before], new Set())
    },
    onSuccess: async (_answer, { id }) => {
      // Realtime tells it too; this covers the time while it does not.
      const rows = await readConversations(project.id, 'id', [id])
      applyConversations(client, project.id, me, rows, new Set())
    },
  })
}
