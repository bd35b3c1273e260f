import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** Rows that are drawn before and behind those in view, so that a flick of the wheel shows no gap. */
const SPARE = 8
/** The window moves by so many rows at once, not by each. */
const STEP = 4

/** Which rows of a list are drawn. */
export interface RowWindow {
  first: number
  /** Behind the last one. */
  end: number
  /** Scrolls as little as brings a row into view. */
  scrollTo: (index: number) => void
}

/**
 * The rows in view of a list whose rows all have one height. Nothing has to be measured then, so that a list of 100,000
 * costs what is on the screen, and the first load is spared a virtualiser.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
): RowWindow {
  const [range, setRange] = useState({ first: 0, end: 2 * SPARE + STEP })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const update = () => {
      const next = rowsInView(element.scrollTop, element.clientHeight, rowPx)
      setRange((known) => (known.first === next.first && known.end === next.end ? known : next))
    }
    update()
    element.addEventListener('scroll', update, { passive: true })
    const observer = new ResizeObserver(update)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', update)
      observer.disconnect()
    }
  }, [scroller, rowPx])
  const scrollTo = useCallback(
    (index: number) => {
      const element = scroller.current
      if (!element) return
      const top = index * rowPx
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + rowPx > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + rowPx - element.clientHeight
      }
    },
    [scroller, rowPx],
  )
  return { first: Math.min(range.first, count), end: Math.min(range.end, count), scrollTo }
}

/** The rows to draw at a place of scrolling. */
export function rowsInView(scrollTop: number, height: number, rowPx: number): { first: number; end: number } {
  const top = Math.floor(Math.max(0, scrollTop) / rowPx / STEP) * STEP
  const bottom = Math.ceil((Math.max(0, scrollTop) + height) / rowPx / STEP) * STEP
  return { first: Math.max(0, top - SPARE), end: bottom + SPARE }
}
