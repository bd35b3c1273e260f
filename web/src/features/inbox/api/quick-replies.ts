import type { CreateQuickReplyBody, QuickReply } from '@contracts/quick-replies'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { useProject } from '@/lib/project'

const key = (projectId: string) => ['inbox', projectId, 'quick-replies'] as const

/** As many as anybody keeps in his head, many times over. */
const MOST = 200

/** Everybody's quick replies and one's own, by name. */
export function quickRepliesQuery(projectId: string) {
  return queryOptions({
    queryKey: key(projectId),
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<QuickReply[]> => {
      const query = { project_id: projectId, limit: MOST }
      const { data } = await call((api) => api.GET('/quick-replies', { params: { query }, signal }))
      return data
    },
  })
}

/** Keeps a quick reply of one's own. */
export function useSaveQuickReply() {
  const client = useQueryClient()
  const { project } = useProject()
  return useMutation({
    mutationFn: (body: Pick<CreateQuickReplyBody, 'name' | 'shortcut' | 'body'>) =>
      call((api) =>
        api.POST('/quick-replies', {
          params: { header: { 'idempotency-key': crypto.randomUUID() } },
          body: { ...body, project_id: project.id, shared: false },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: key(project.id) }),
  })
}
