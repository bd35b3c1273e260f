import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'

export const notificationsKey = (projectId: string) => ['notifications', projectId] as const

/** How many news of the person he has not read. Small enough for the first load. */
export function unreadQuery(projectId: string) {
  return queryOptions({
    queryKey: [...notificationsKey(projectId), 'unread'],
    refetchOnWindowFocus: true,
    queryFn: async ({ signal }): Promise<number> => {
      const answer = await supabase()
        .rest.from('notifications')
        .select('id', { count: 'exact', head: true })
        .eq('project_id', projectId)
        .is('read_at', null)
        .abortSignal(signal)
      unwrap(answer)
      return answer.count ?? 0
    },
  })
}
