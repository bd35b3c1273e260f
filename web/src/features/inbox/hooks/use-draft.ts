import { useCallback, useState } from 'react'
import { remembered } from '@/lib/storage'

/** What is being written in a conversation; kept on this machine until it is sent. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const key = `draft.${conversationId}`
  const [text, setText] = useState(() => remembered.get(key) ?? '')
  const set = useCallback(
    (next: string) => {
      setText(next)
      remembered.set(key, next === '' ? null : next)
    },
    [key],
  )
  return [text, set]
}
