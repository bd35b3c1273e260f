import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FeedListener } from '@/lib/change-feed'
import { useProject } from '@/lib/project'
import { useFeedListener } from '@/lib/use-feed'
import { mediaKeys } from '../api/keys'

/** Reads the grid again when a file arrived, was fetched or went. Addresses of pictures stay as they are. */
export function useMediaNews(): void {
  const client = useQueryClient()
  const { project, feed } = useProject()
  const listener = useMemo((): FeedListener => {
    const refresh = () =>
      client.invalidateQueries({
        queryKey: mediaKeys.all(project.id),
        predicate: ({ queryKey }) => queryKey[2] !== 'urls',
      })
    return {
      onChanges: async (events) => {
        if (events.some(({ type }) => type === 'message.media')) await refresh()
      },
      onReset: refresh,
    }
  }, [client, project.id])
  useFeedListener(feed, listener)
}
