import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'

/** Counting further would read an index without end; "99+" says enough. */
export const MOST_COUNTED = 100

/** How many conversations there are, at most `MOST_COUNTED`. */
export interface Counts {
  mine: number
  unassigned: number
  snoozed: number
  /** With something unread, of the reader's own and of nobody's. */
  unread: number
}

/** How long the lists are that somebody works off. */
export function countsQuery(projectId: string, me: string) {
  return queryOptions({
    queryKey: inboxKeys.counts(projectId),
    staleTime: Number.POSITIVE_INFINITY, // the feed says when to ask again
    queryFn: async ({ signal }): Promise<Counts> => {
      const some = (status: 'open' | 'snoozed') =>
        supabase()
          .rest.from('conversations')
          .select('id')
          .eq('project_id', projectId)
          .eq('status', status)
          .not('last_message_at', 'is', null)
          .limit(MOST_COUNTED)
          .abortSignal(signal)
      const answers = await Promise.all([
        some('open').eq('assignee_id', me),
        some('open').is('assignee_id', null),
        some('snoozed'),
        some('open').gt('unread_count', 0).or(`assignee_id.eq.${me},assignee_id.is.null`),
      ])
      const [mine = 0, unassigned = 0, snoozed = 0, unread = 0] = answers.map(
        (answer) => unwrap(answer).length,
      )
      return { mine, unassigned, snoozed, unread }
    },
  })
}
