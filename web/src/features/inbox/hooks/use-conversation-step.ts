import { useNavigate, useParams } from '@tanstack/react-router'
import { useProject } from '@/lib/project'
import { keepList } from '../model/filters'

/** What the list shows at the moment, in its order. Only the keyboard asks for it, between two frames. */
let shown: readonly string[] = []
/** Where the open one stood when it was last in the list: it may have been closed since, and is gone from there. */
let lastPlace: { id: string; at: number } | undefined

/** The list tells what it shows. */
export function setShown(ids: readonly string[], openId: string | undefined): void {
  shown = ids
  const at = ids.indexOf(openId ?? '')
  if (openId !== undefined && at >= 0) lastPlace = { id: openId, at }
}

/** The conversation after or before the open one; the first one when none of the list is open. */
function neighbour(openId: string | undefined, by: 1 | -1): string | undefined {
  const at = shown.indexOf(openId ?? '')
  if (at >= 0) return shown[at + by]
  if (lastPlace === undefined || lastPlace.id !== openId) return shown[0]
  // What was behind it has moved up into its place.
  return shown[by === 1 ? lastPlace.at : lastPlace.at - 1]
}

/** Opens the next or the previous conversation of the list. */
export function useConversationStep(): (by: 1 | -1) => void {
  const navigate = useNavigate()
  const { key } = useProject()
  const openId = useParams({ strict: false, select: (params) => params.conversationId })
  return (by) => {
    const next = neighbour(openId, by)
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
