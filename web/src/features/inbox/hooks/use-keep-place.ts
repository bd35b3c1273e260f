import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Keeps what is read in its place: when rows come in above the part in view, the list scrolls by as much. At the very
 * top nothing is held, so that news appear.
 */
export function useKeepPlace(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly { id: string }[],
  rowHeight: number,
): void {
  const before = useRef(rows)
  useLayoutEffect(() => {
    const old = before.current
    before.current = rows
    const element = scroller.current
    if (!element || old === rows || element.scrollTop <= 0) return
    element.scrollTop += placeShift(old, rows, Math.floor(element.scrollTop / rowHeight)) * rowHeight
  }, [scroller, rows, rowHeight])
}

/** By how many rows the row that was first in view has moved; when it moved to the top itself, the next one counts. */
export function placeShift(
  old: readonly { id: string }[],
  rows: readonly { id: string }[],
  firstInView: number,
): number {
  const places = new Map(rows.map((row, index) => [row.id, index]))
  for (let index = firstInView; index < Math.min(firstInView + 5, old.length); index += 1) {
    const place = places.get(old[index]?.id ?? '')
    if (place === undefined || (place < firstInView && index !== place && place === 0)) continue
    return place - index
  }
  return 0
}
