import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useProject } from '@/lib/project'
import { applyMessages } from '../api/cache'
import { readMessages } from '../api/list-messages'
import { retryMessage } from '../api/retry-message'
import type { MessageRow } from '../api/rows'

/** Sends a failed message again. The key stays, so that a second press sends nothing twice. */
export function useRetry(
  row: MessageRow,
  onError: (error: unknown) => void,
): { retry: () => void; busy: boolean } {
  const client = useQueryClient()
  const { project } = useProject()
  const [key] = useState(() => crypto.randomUUID())
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { id } = await retryMessage(row.id, key)
      const rows = await readMessages(project.id, [id])
      applyMessages(client, project.id, row.conversation_id, rows, new Set())
    },
    onError,
  })
  return { retry: () => mutate(), busy: isPending }
}
