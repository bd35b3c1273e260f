import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import { inboxKeys } from './keys'
import { CONVERSATION_COLUMNS, type ConversationRow } from './rows'

/** As many ids as fit into an address without trouble. */
const CHUNK = 80

/** One conversation; null when this person does not see it. */
export function conversationQuery(projectId: string, id: string) {
  return queryOptions({
    queryKey: inboxKeys.conversation(projectId, id),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<ConversationRow | null> =>
      (await readConversations(projectId, 'id', [id]))[0] ?? null,
  })
}

/** Conversations by their ids, or by the ids of their contacts. */
export async function readConversations(
  projectId: string,
  column: 'id' | 'contact_id',
  ids: string[],
): Promise<ConversationRow[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) =>
    ids.slice(index * CHUNK, (index + 1) * CHUNK),
  )
  const answers = await Promise.all(
    chunks.map(async (chunk) =>
      unwrap(
        await supabase()
          .rest.from('conversations')
          .select(CONVERSATION_COLUMNS)
          .eq('project_id', projectId)
          .in(column, chunk)
          .overrideTypes<ConversationRow[], { merge: false }>(),
      ),
    ),
  )
  return answers.flat()
}
