import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** A pointer that has not moved for so long points at nothing. */
const RESTS_MS = 30_000

/**
 * Keeps what is read in its place: when rows come in above the part in view, the list scrolls by as much. At the very
 * top nothing is held, so that news appear; but the row below the pointer stays below it there as well, since it is about
 * to be pressed, and the news appear when the pointer leaves.
 */
export function useKeepPlace(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly { id: string }[],
  rowHeight: number,
): void {
  const before = useRef(rows)
  const pointer = useRef<{ y: number; at: number } | null>(null)
  const heldAtTop = useRef(false)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onMove = (event: PointerEvent) => {
      if (event.pointerType !== 'touch') pointer.current = { y: event.clientY, at: Date.now() }
    }
    const onLeave = () => {
      pointer.current = null
      if (heldAtTop.current) element.scrollTop = 0
      heldAtTop.current = false
    }
    const onScroll = () => {
      heldAtTop.current = false
    }
    element.addEventListener('pointermove', onMove, { passive: true })
    element.addEventListener('pointerleave', onLeave, { passive: true })
    element.addEventListener('wheel', onScroll, { passive: true })
    // Who goes on with the keyboard has left the pointer where it lay.
    window.addEventListener('keydown', onLeave)
    return () => {
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerleave', onLeave)
      element.removeEventListener('wheel', onScroll)
      window.removeEventListener('keydown', onLeave)
    }
  }, [scroller])

  useLayoutEffect(() => {
    const old = before.current
    before.current = rows
    const element = scroller.current
    if (!element || old === rows) return
    const { current } = pointer
    const pointed = current !== null && Date.now() - current.at < RESTS_MS
    const atTop = element.scrollTop <= 0
    if (atTop && !pointed) return
    const below = pointed ? current.y - element.getBoundingClientRect().top : 0
    const shift = placeShift(old, rows, Math.floor((element.scrollTop + below) / rowHeight)) * rowHeight
    if (shift === 0) return
    element.scrollTop += shift
    if (atTop) heldAtTop.current = true
  }, [scroller, rows, rowHeight])
}

/** By how many rows the row at a place has moved; when it alone has moved, those behind it count. */
export function placeShift(
  old: readonly { id: string }[],
  rows: readonly { id: string }[],
  place: number,
): number {
  // Mostly rows have come in at the end, and a long list need not be looked through.
  if (rows[place]?.id === old[place]?.id) return 0
  const places = new Map(rows.map((row, index) => [row.id, index]))
  const shifts = old.slice(place, place + 5).flatMap(({ id }, index) => {
    const now = places.get(id)
    return now === undefined ? [] : now - (place + index)
  })
  return shifts.find((shift, index) => shifts.indexOf(shift, index + 1) >= 0) ?? shifts[0] ?? 0
}
