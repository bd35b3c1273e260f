import type { MessageRow } from '../api/rows'
import { compareMessages } from './merge'

/** Joins loaded pages into one thread, oldest first. */
export function flattenPages(pages: readonly { rows: MessageRow[] }[]): MessageRow[] {
  if (pages.length === 1) return pages[0]?.rows ?? []
  // Pages come newest first, and each is in order. Only news that were put into one may have moved the ends of two.
  const oldestFirst = pages.map((page) => page.rows).toReversed()
  const rows = oldestFirst.flat()
  const isOrdered = oldestFirst.every((page, index) => {
    const before = oldestFirst[index - 1]?.at(-1)
    const first = page[0]
    return !before || !first || compareMessages(before, first) <= 0
  })
  return isOrdered ? rows : rows.toSorted(compareMessages)
}

/** Joins what belongs to the loaded pages. */
export function flattenRelated(pages: readonly { related: MessageRow[] }[]): MessageRow[] {
  if (pages.length === 1) return pages[0]?.related ?? []
  return pages.flatMap((page) => page.related)
}
