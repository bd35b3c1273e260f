import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { FeedListener } from '@/lib/change-feed'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useFeedListener } from '@/lib/use-feed'
import { inboxKeys } from '../api/keys'

/** Keeps everything the inbox shows equal to the hub, by re-reading the rows that the feed names. */
export function useInboxSync(): void {
  const client = useQueryClient()
  const me = useUserId()
  const { feed, project } = useProject()
  const listener = useMemo<FeedListener>(
    () => ({
      // Its code comes with the first news; the first list does not wait for it.
      onChanges: async (events) => {
        const { applyChanges } = await import('../api/apply-changes')
        await applyChanges(client, project.id, me, events)
      },
      // Lists and open threads are read anew; what nobody looks at is dropped.
      onReset: async () => {
        client.removeQueries({ queryKey: inboxKeys.all(project.id), type: 'inactive' })
        await client.refetchQueries({ queryKey: inboxKeys.all(project.id), type: 'active' })
      },
    }),
    [client, project.id, me],
  )
  useFeedListener(feed, listener)
  // While the inbox is not open nobody applies the news; on return it shows what it had and reads anew.
  useEffect(
    () => () => void client.invalidateQueries({ queryKey: inboxKeys.all(project.id), refetchType: 'none' }),
    [client, project.id],
  )
}
