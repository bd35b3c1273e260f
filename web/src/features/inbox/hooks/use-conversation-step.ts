import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useProject } from '@/lib/project'
import { inboxKeys } from '../api/keys'
import type { ConversationPages } from '../api/list-conversations'
import { useListFilter } from './use-filter'

/** Opens the next or the previous conversation of the list. */
export function useConversationStep(): (by: 1 | -1) => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const filter = useListFilter()
  const { key } = useProject()
  const openId = useParams({ strict: false, select: (params) => params.conversationId })
  return (by) => {
    const pages = client.getQueryData<ConversationPages>(inboxKeys.list(filter))
    const rows = pages?.pages.flatMap((page) => page.rows) ?? []
    const at = rows.findIndex((row) => row.id === openId)
    const next = rows[at < 0 ? 0 : at + by]
    if (!next) return
    void navigate({
      to: '/p/$project/inbox/$conversationId',
      params: { project: key, conversationId: next.id },
      search: (search) => ({ tab: search.tab, q: search.q }),
      // Paging through the list is one step for the browser's back button.
      replace: openId !== undefined,
    })
  }
}
