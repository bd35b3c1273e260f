import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FeedListener } from '@/lib/change-feed'
import { useProject } from '@/lib/project'
import { useFeedListener } from '@/lib/use-feed'
import { contactKeys } from '../api/keys'

/** Reads the table again when a colleague or the hub changed a contact, and the open sheet when it is about him. */
export function useContactsNews(openContact: string | undefined): void {
  const client = useQueryClient()
  const { project, feed } = useProject()
  const listener = useMemo(
    (): FeedListener => ({
      onChanges: async (events) => {
        if (events.some(({ type }) => type.startsWith('contact.'))) {
          await client.invalidateQueries({ queryKey: contactKeys.all(project.id) })
        } else if (openContact && events.some(({ contact_id }) => contact_id === openContact)) {
          await client.invalidateQueries({ queryKey: contactKeys.one(project.id, openContact) })
        }
      },
      onReset: () => client.invalidateQueries({ queryKey: contactKeys.all(project.id) }),
    }),
    [client, project.id, openContact],
  )
  useFeedListener(feed, listener)
}
