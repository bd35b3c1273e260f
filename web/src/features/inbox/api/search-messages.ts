import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'
import { readConversations } from './read-conversations'
import type { ConversationRow, MessageRow } from './rows'

/** A message whose words were found. */
export interface Hit {
  message: Pick<MessageRow, 'id' | 'conversation_id' | 'type' | 'text' | 'direction' | 'occurred_at'>
  conversation: ConversationRow | null
}

const MOST_FOUND = 50

/** Messages by their words, newest first; of one conversation, or of all that the reader sees. */
export function hitsQuery(projectId: string, q: string, conversationId?: string) {
  return queryOptions({
    queryKey: inboxKeys.hits(projectId, q, conversationId),
    staleTime: 15_000,
    queryFn: async ({ signal }): Promise<Hit[]> => {
      const messages = unwrap(
        await supabase()
          .rest.rpc('search_messages', {
            project_id: projectId,
            term: q,
            max_rows: MOST_FOUND,
            conversation_id: conversationId,
          })
          .abortSignal(signal)
          .overrideTypes<Hit['message'][], { merge: false }>(),
      )
      const ids = [...new Set(messages.map((message) => message.conversation_id))]
      const conversations = conversationId ? [] : await readConversations(projectId, 'id', ids)
      const byId = new Map(conversations.map((row) => [row.id, row]))
      return messages.map((message) => ({
        message,
        conversation: byId.get(message.conversation_id) ?? null,
      }))
    },
  })
}
