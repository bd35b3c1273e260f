import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ThreadLine } from '../model/thread'

/** Measuring moves what is below; it is over when the place has held for so long. */
const HELD_MS = 400
const LONGEST_MS = 5_000

/**
 * Opens a thread at the first unread message, or at its end, and holds that place while lines are measured and files come in,
 * until the reader scrolls himself. True once the place is reached: older pages wait for it.
 */
export function useOpening(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLElement | null>,
  lines: readonly ThreadLine[],
): boolean {
  const target = useRef<'none' | 'unread' | 'end'>('none')
  const [settled, setSettled] = useState(false)
  useLayoutEffect(() => {
    if (settled || lines.length === 0) return
    const unread = lines.findIndex((line) => line.kind === 'unread')
    if (target.current === 'none') target.current = unread >= 0 ? 'unread' : 'end'
    else if (target.current === 'unread') return
    if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'center' })
    else virtualizer.scrollToEnd()
  }, [settled, lines, virtualizer])
  useEffect(() => {
    const element = scroller.current
    const began = Date.now()
    let heldSince = began
    let height = 0
    const timer = setInterval(() => {
      const now = Date.now()
      const moved = element?.scrollHeight !== height
      height = element?.scrollHeight ?? 0
      const away = target.current === 'end' && !virtualizer.isAtEnd(2)
      if (away) virtualizer.scrollToEnd()
      if (moved || away) heldSince = now
      if (now - heldSince >= HELD_MS || now - began >= LONGEST_MS) end()
    }, 50)
    const end = () => {
      clearInterval(timer)
      setSettled(true)
    }
    // Whoever scrolls knows where he wants to be.
    const hands = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
    for (const name of hands) element?.addEventListener(name, end, { passive: true })
    return () => {
      clearInterval(timer)
      for (const name of hands) element?.removeEventListener(name, end)
    }
  }, [virtualizer, scroller])
  return settled
}
