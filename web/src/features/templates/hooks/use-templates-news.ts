import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FeedListener } from '@/lib/change-feed'
import { useProject } from '@/lib/project'
import { useFeedListener } from '@/lib/use-feed'
import { templateKeys } from '../api/keys'

/** Reads templates again when Meta has said something about one: a review may take minutes or a day. */
export function useTemplatesNews(): void {
  const client = useQueryClient()
  const { project, feed } = useProject()
  const listener = useMemo((): FeedListener => {
    const refresh = () => client.invalidateQueries({ queryKey: templateKeys.all(project.id) })
    return {
      onChanges: async (events) => {
        if (events.some(({ type }) => type === 'template.updated')) await refresh()
      },
      onReset: refresh,
    }
  }, [client, project.id])
  useFeedListener(feed, listener)
}
