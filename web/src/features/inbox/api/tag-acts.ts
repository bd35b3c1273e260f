import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { supabase } from '@/lib/supabase'
import { applyConversations, patchConversation } from './cache'
import { inboxKeys } from './keys'
import { readConversations } from './read-conversations'

/** Sets the tags of a conversation: at once on the screen, put right by what the hub says. */
export function useSetTags(conversationId: string) {
  const client = useQueryClient()
  const me = useUserId()
  const { project } = useProject()
  return useMutation({
    mutationFn: (tagIds: string[]) =>
      call((api) =>
        api.PUT('/conversations/{id}/tags', {
          params: { path: { id: conversationId } },
          body: { tag_ids: tagIds },
        }),
      ),
    onMutate: (tagIds) =>
      patchConversation(client, project.id, me, conversationId, {
        tags: tagIds.map((tag_id) => ({ tag_id })),
      }),
    onSettled: async () => {
      const rows = await readConversations(project.id, 'id', [conversationId])
      applyConversations(client, project.id, me, rows, new Set())
    },
  })
}

/** Makes a tag of the project. */
export function useCreateTag() {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: async (name: string): Promise<string> => {
      const rows = unwrap(
        await supabase()
          .rest.from('tags')
          .insert({ project_id: project.id, name, color: 'gray' })
          .select('id')
          .overrideTypes<{ id: string }[], { merge: false }>(),
      )
      const [row] = rows
      if (!row) throw new Error('the hub gave no tag back')
      return row.id
    },
    onSettled: () => client.invalidateQueries({ queryKey: inboxKeys.tags(project.id) }),
  })
}
