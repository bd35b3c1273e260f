import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { type Aside, happeningsOf, type NoteRow } from '../model/asides'
import { inboxKeys } from './keys'

/** More than these of the newest nobody reads in a thread; the panel has all of them. */
const MOST = 200
const TYPES = [
  'conversation.updated',
  'conversation.tagged',
  'conversation.untagged',
  'request.created',
  'flow.answered',
]

interface EventRow {
  id: number
  type: string
  data: Record<string, unknown>
  created_at: string
}

/** Notes and what happened beside the messages, oldest first. */
export function asidesQuery(projectId: string, conversationId: string) {
  return queryOptions({
    queryKey: inboxKeys.asides(projectId, conversationId),
    staleTime: Number.POSITIVE_INFINITY, // the feed says when to ask again
    queryFn: async ({ signal }): Promise<Aside[]> => {
      const [notes, events] = await Promise.all([
        supabase()
          .rest.from('notes')
          .select('id, author_id, body, mentioned_user_ids, created_at, updated_at')
          .eq('project_id', projectId)
          .eq('conversation_id', conversationId)
          .order('created_at', { ascending: false })
          .limit(MOST)
          .abortSignal(signal)
          .overrideTypes<NoteRow[], { merge: false }>(),
        supabase()
          .rest.from('events')
          .select('id, type, data, created_at')
          .eq('project_id', projectId)
          .eq('conversation_id', conversationId)
          .is('message_id', null)
          .in('type', TYPES)
          .order('id', { ascending: false })
          .limit(MOST)
          .abortSignal(signal)
          .overrideTypes<EventRow[], { merge: false }>(),
      ])
      const asides: Aside[] = [
        ...unwrap(notes).map((note): Aside => ({ kind: 'note', id: note.id, moment: note.created_at, note })),
        ...unwrap(events).flatMap((event): Aside[] => {
          const happenings = happeningsOf(event)
          if (happenings.length === 0) return []
          return [{ kind: 'event', id: String(event.id), moment: event.created_at, happenings }]
        }),
      ]
      return asides.sort((a, b) => Date.parse(a.moment) - Date.parse(b.moment))
    },
  })
}
