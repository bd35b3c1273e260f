import { dayKey } from '@/lib/format'
import type { MessageRow } from '../api/rows'
import { compareMessages } from './merge'
import type { OutboxItem } from './outbox'

/*
 * What a thread draws: rows of the server and messages still on their way from here, one bubble each, with headings
 * between days and bubbles of one speaker drawn together.
 */

/** One bubble. Its key is the same before and after the server knows the message, so that it never flickers. */
export interface Bubble {
  key: string
  row: MessageRow | null
  item: OutboxItem | null
  direction: 'inbound' | 'outbound'
  senderId: string | null
  occurredAt: number
  /** Whether the bubble above or below belongs to the same group. */
  joinsPrevious: boolean
  joinsNext: boolean
}

export type ThreadLine =
  | { kind: 'day'; key: string; moment: number }
  | { kind: 'unread'; key: string }
  | { kind: 'bubble'; key: string; bubble: Bubble }

const GROUP_MS = 5 * 60_000

/** Sets what is on its way against what the server has: each message once. */
export function reconcile(rows: readonly MessageRow[], items: readonly OutboxItem[]) {
  const known = new Set(rows.map((row) => row.idempotency_key).filter((key) => key !== null))
  const arrived = new Set(items.filter((item) => known.has(item.key)).map((item) => item.key))
  return { arrived, pending: items.filter((item) => !arrived.has(item.key)) }
}

interface ThreadInput {
  /** Rows of one conversation, oldest first. */
  rows: readonly MessageRow[]
  /** Messages on their way in this conversation, in the order in which they were written. */
  items: readonly OutboxItem[]
  me: string
  timeZone: string
  /** The first message that was unread when the conversation was opened. */
  firstUnreadId: string | null
}

/** The lines of a thread, oldest first. */
export function threadLines({ rows, items, me, timeZone, firstUnreadId }: ThreadInput): ThreadLine[] {
  const { pending } = reconcile(rows, items)
  const last = rows.at(-1)
  const bubbles: Bubble[] = rows.map((row) => ({
    key: row.idempotency_key ?? row.id,
    row,
    item: null,
    direction: row.direction,
    senderId: row.sender_id,
    occurredAt: Date.parse(row.occurred_at),
    joinsPrevious: false,
    joinsNext: false,
  }))
  // Never above what is already there, even when this machine's clock is behind.
  let floor = last ? Date.parse(last.occurred_at) : 0
  for (const item of pending) {
    floor = Math.max(floor, item.createdAt)
    bubbles.push({
      key: item.key,
      row: null,
      item,
      direction: 'outbound',
      senderId: me,
      occurredAt: floor,
      joinsPrevious: false,
      joinsNext: false,
    })
  }

  const lines: ThreadLine[] = []
  let previous: Bubble | null = null
  let previousDay = ''
  for (const bubble of bubbles) {
    const day = dayKey(bubble.occurredAt, timeZone)
    const startsUnread = bubble.row !== null && bubble.row.id === firstUnreadId
    if (day !== previousDay) lines.push({ kind: 'day', key: `day-${day}`, moment: bubble.occurredAt })
    if (startsUnread) lines.push({ kind: 'unread', key: 'unread' })
    if (previous && day === previousDay && !startsUnread && belongTogether(previous, bubble)) {
      previous.joinsNext = true
      bubble.joinsPrevious = true
    }
    lines.push({ kind: 'bubble', key: bubble.key, bubble })
    previous = bubble
    previousDay = day
  }
  return lines
}

function belongTogether(a: Bubble, b: Bubble): boolean {
  return a.direction === b.direction && a.senderId === b.senderId && b.occurredAt - a.occurredAt < GROUP_MS
}

/** The first of the newest `count` inbound messages: where reading goes on. Null when it is not loaded. */
export function firstUnread(rows: readonly MessageRow[], count: number): string | null {
  if (count <= 0) return null
  let left = count
  for (const row of rows.toReversed()) {
    if (row.direction !== 'inbound') continue
    left -= 1
    if (left === 0) return row.id
  }
  return null
}

/** Joins loaded pages into one thread, oldest first. */
export function flattenPages(pages: readonly { rows: MessageRow[] }[]): MessageRow[] {
  if (pages.length === 1) return pages[0]?.rows ?? []
  return pages.flatMap((page) => page.rows).toSorted(compareMessages)
}
