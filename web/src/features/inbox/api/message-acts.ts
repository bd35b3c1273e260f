import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'
import { applyMessages } from './cache'
import { readMessages } from './list-messages'
import type { MessageRow } from './rows'

/** Reacts to a message as the team, or takes the reaction away with an empty emoji. */
export function useReact(row: MessageRow) {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: async (emoji: string) => {
      const { id } = await call((api) =>
        api.POST('/messages/{id}/react', {
          params: { path: { id: row.id }, header: { 'idempotency-key': crypto.randomUUID() } },
          body: { emoji },
        }),
      )
      const rows = await readMessages(project.id, [id])
      applyMessages(client, project.id, row.conversation_id, rows, new Set())
    },
  })
}

/** Takes a scheduled message back before it leaves. */
export function useCancel(row: MessageRow) {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: async () => {
      await call((api) => api.POST('/messages/{id}/cancel', { params: { path: { id: row.id } } }))
      const rows = await readMessages(project.id, [row.id])
      applyMessages(client, project.id, row.conversation_id, rows, new Set())
    },
  })
}
