import type { MessageRow } from '../api/rows'
import { compareMessages } from './merge'

/** Joins loaded pages into one thread, oldest first. */
export function flattenPages(pages: readonly { rows: MessageRow[] }[]): MessageRow[] {
  if (pages.length === 1) return pages[0]?.rows ?? []
  // Pages come newest first; from the oldest on they are in order, and sorting has nothing to do but look.
  return pages
    .toReversed()
    .flatMap((page) => page.rows)
    .toSorted(compareMessages)
}

/** Joins what belongs to the loaded pages. */
export function flattenRelated(pages: readonly { related: MessageRow[] }[]): MessageRow[] {
  if (pages.length === 1) return pages[0]?.related ?? []
  return pages.flatMap((page) => page.related)
}
