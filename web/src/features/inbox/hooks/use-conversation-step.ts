import { useNavigate, useParams } from '@tanstack/react-router'
import { useProject } from '@/lib/project'
import { keepList } from '../model/filters'

/** What the list shows at the moment, in its order. Only the keyboard asks for it, between two frames. */
let shown: readonly string[] = []

/** The list tells what it shows. */
export function setShown(ids: readonly string[]): void {
  shown = ids
}

/** Opens the next or the previous conversation of the list. */
export function useConversationStep(): (by: 1 | -1) => void {
  const navigate = useNavigate()
  const { key } = useProject()
  const openId = useParams({ strict: false, select: (params) => params.conversationId })
  return (by) => {
    const at = shown.indexOf(openId ?? '')
    const next = shown[at < 0 ? 0 : at + by]
    if (!next) return
    void navigate({
      to: '/p/$project/inbox/$conversationId',
      params: { project: key, conversationId: next },
      search: keepList,
      // Paging through the list is one step for the browser's back button.
      replace: openId !== undefined,
    })
  }
}
