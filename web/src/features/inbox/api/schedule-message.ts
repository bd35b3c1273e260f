import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { applyMessages } from './cache'
import { readMessages } from './list-messages'
import type { MessageRow } from './rows'

/** Gives a scheduled message another time; the hub refuses one at which it may not go. */
export function useReschedule(row: Pick<MessageRow, 'id' | 'conversation_id'>) {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: (moment: number) =>
      call((api) =>
        api.PATCH('/messages/{id}', {
          params: { path: { id: row.id } },
          body: { scheduled_for: new Date(moment).toISOString() },
        }),
      ),
    // Whatever became of it: when it left meanwhile, the thread shows that.
    onSettled: async () => {
      const rows = await readMessages(project.id, [row.id])
      applyMessages(client, project.id, row.conversation_id, rows, new Set())
    },
  })
}
