import { type RefObject, useEffect, useRef } from 'react'

const NEAR_PX = 96

/** Stays at the newest message when the room for the thread shrinks: the composer grows, the keyboard opens. */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>, scrollToEnd: () => void): void {
  const latest = useRef(scrollToEnd)
  useEffect(() => {
    latest.current = scrollToEnd
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const distance = () => element.scrollHeight - element.scrollTop - element.clientHeight
    // Only scrolling decides whether one is at the end; a change of height must not.
    let atEnd = distance() < NEAR_PX
    let height = element.clientHeight
    const onScroll = () => {
      if (element.clientHeight === height) atEnd = distance() < NEAR_PX
    }
    const observer = new ResizeObserver(() => {
      if (element.clientHeight === height) return
      height = element.clientHeight
      if (atEnd) latest.current()
    })
    element.addEventListener('scroll', onScroll, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [scroller])
}
