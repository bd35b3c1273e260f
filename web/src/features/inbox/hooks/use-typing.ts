import { useCallback, useRef } from 'react'
import { showTyping } from '../api/show-typing'

/** Meta shows it for 25 seconds; asking a little earlier keeps it there. */
const EVERY_MS = 20_000

/** Tells the customer that somebody writes; to be called with every change of what is written. */
export function useTyping(conversationId: string): () => void {
  const last = useRef(0)
  return useCallback(() => {
    if (Date.now() - last.current < EVERY_MS) return
    last.current = Date.now()
    // Whether he sees it changes nothing for the person who writes.
    showTyping(conversationId).catch(() => {})
  }, [conversationId])
}
