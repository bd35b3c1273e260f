import { groupAlbums } from '@contracts/albums'
import { dayKey } from '@/lib/format'
import { isAnnotation, type MessageRow } from '../api/rows'
import { foldAnnotations, type Marks } from './annotations'
import type { Aside } from './asides'
import type { OutboxItem } from './outbox'

/*
 * What a thread draws: rows of the server and messages still on their way from here, one bubble each, with headings
 * between days and bubbles of one speaker drawn together.
 */

/** The message that a bubble answers. */
export interface Quote {
  /** Null when the quoted message is not known here: older than the hub, or erased. */
  row: MessageRow | null
  marks: Marks | null
  /** The line to go to; null when it is not loaded. */
  key: string | null
}

/** One bubble. Its key is the same before and after the server knows the message, so that it never flickers. */
export interface Bubble {
  key: string
  row: MessageRow | null
  item: OutboxItem | null
  direction: 'inbound' | 'outbound'
  senderId: string | null
  occurredAt: number
  /** Reactions, edits and deletions that hang on it. */
  marks: Marks | null
  quote: Quote | null
  /** Whether a later message is this failed one, sent again. */
  sentAgain: boolean
  /** Whether the bubble above or below belongs to the same group. */
  joinsPrevious: boolean
  joinsNext: boolean
}

export type ThreadLine =
  | { kind: 'day'; key: string; moment: number }
  | { kind: 'unread'; key: string }
  | { kind: 'bubble'; key: string; bubble: Bubble }
  /** Two or more pictures that were sent in one go. */
  | { kind: 'album'; key: string; bubbles: Bubble[] }
  | { kind: 'aside'; key: string; aside: Aside }

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
  /** What hangs on them, and what they quote from further up. */
  related?: readonly MessageRow[]
  /** Messages on their way in this conversation, in the order in which they were written. */
  items: readonly OutboxItem[]
  /** Notes and what happened, oldest first; those before the first row are left to its page. */
  asides?: readonly Aside[]
  me: string
  timeZone: string
  /** The first message that was unread when the conversation was opened. */
  firstUnreadId: string | null
}

/** The lines of a thread, oldest first. */
export function threadLines({
  rows,
  related = [],
  items,
  asides = [],
  me,
  timeZone,
  firstUnreadId,
}: ThreadInput): ThreadLine[] {
  const { pending } = reconcile(rows, items)
  const last = rows.at(-1)
  const marks = foldAnnotations(related)
  const quotes = quoteFinder(rows, related, marks)
  const again = new Set(rows.map((row) => row.retry_of_id))
  const bubbles: Bubble[] = rows.map((row) => ({
    key: keyOf(row),
    row,
    item: null,
    direction: row.direction,
    senderId: row.sender_id,
    occurredAt: Date.parse(row.occurred_at),
    marks: marks.get(row.id) ?? null,
    quote: row.quotes && quotes(row.quotes.id),
    sentAgain: again.has(row.id),
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
      marks: null,
      quote: item.replyToId === null ? null : quotes(item.replyToId),
      sentAgain: false,
      joinsPrevious: false,
      joinsNext: false,
    })
  }

  return drawLines(bubbles, asides, timeZone, firstUnreadId)
}

/**
 * The same lines with every bubble that has not changed taken from the lines before, so that an older page or a new message
 * draws nothing again that is on the screen.
 */
export function keepBubbles(before: readonly ThreadLine[], lines: ThreadLine[]): ThreadLine[] {
  const known = new Map(before.map((line) => [line.key, line]))
  return lines.map((line) => {
    const old = known.get(line.key)
    if (line.kind !== 'bubble' || old?.kind !== 'bubble') return line
    return isSameBubble(old.bubble, line.bubble) ? old : line
  })
}

/** Field by field: it is asked of every bubble of a thread with each page and each message. */
function isSameBubble(a: Bubble, b: Bubble): boolean {
  return (
    a.row === b.row &&
    a.item === b.item &&
    a.joinsPrevious === b.joinsPrevious &&
    a.joinsNext === b.joinsNext &&
    a.sentAgain === b.sentAgain &&
    a.occurredAt === b.occurredAt &&
    isSameMarks(a.marks, b.marks) &&
    isSameQuote(a.quote, b.quote)
  )
}

function isSameQuote(a: Quote | null, b: Quote | null): boolean {
  if (a === null || b === null) return a === b
  return a.row === b.row && a.key === b.key && isSameMarks(a.marks, b.marks)
}

/** Few messages have any, so those that have are compared by what they say. */
function isSameMarks(a: Marks | null, b: Marks | null): boolean {
  return a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b))
}

/** Puts headings, notes and events between the bubbles, and draws together what belongs together. */
function drawLines(
  bubbles: Bubble[],
  asides: readonly Aside[],
  timeZone: string,
  firstUnreadId: string | null,
): ThreadLine[] {
  const lines: ThreadLine[] = []
  const dayOf = (moment: number) => dayKey(moment, timeZone)
  const begins = firstsOf(bubbles, dayOf, firstUnreadId)
  const groups = groupAlbums(
    bubbles,
    ({ row, marks }) => (row === null || marks?.revoked ? null : row),
    (bubble) => begins.has(bubble),
  )
  let previous: Bubble | null = null
  let previousDay = ''
  let next = asides.findIndex(({ moment }) => Date.parse(moment) >= (bubbles[0]?.occurredAt ?? 0))
  const startDay = (moment: number) => {
    const day = dayOf(moment)
    if (day === previousDay) return
    lines.push({ kind: 'day', key: `day-${day}`, moment })
    previousDay = day
    previous = null
  }
  const putAsides = (until: number) => {
    while (next >= 0 && next < asides.length) {
      const aside = asides[next] as Aside
      const moment = Date.parse(aside.moment)
      if (moment >= until) return
      startDay(moment)
      lines.push({ kind: 'aside', key: `${aside.kind}-${aside.id}`, aside })
      previous = null
      next += 1
    }
  }
  for (const group of groups) {
    const [bubble] = group
    if (!bubble) continue
    putAsides(bubble.occurredAt)
    startDay(bubble.occurredAt)
    if (bubble.row !== null && bubble.row.id === firstUnreadId) {
      lines.push({ kind: 'unread', key: 'unread' })
      previous = null
    }
    if (previous && belongTogether(previous, bubble)) {
      previous.joinsNext = true
      bubble.joinsPrevious = true
    }
    lines.push(
      group.length > 1
        ? { kind: 'album', key: bubble.key, bubbles: group }
        : { kind: 'bubble', key: bubble.key, bubble },
    )
    previous = group.at(-1) ?? null
  }
  putAsides(Number.POSITIVE_INFINITY)
  return lines
}

/** The bubbles before which something else stands, so that no album goes across. */
function firstsOf(
  bubbles: readonly Bubble[],
  dayOf: (moment: number) => string,
  firstUnreadId: string | null,
): ReadonlySet<Bubble> {
  const firsts = new Set<Bubble>()
  for (const [index, bubble] of bubbles.entries()) {
    const before = bubbles[index - 1]
    if (!before || dayOf(before.occurredAt) !== dayOf(bubble.occurredAt)) firsts.add(bubble)
    if (bubble.row !== null && bubble.row.id === firstUnreadId) firsts.add(bubble)
  }
  return firsts
}

/** The keys of the messages that a line draws. */
export function keysOf(line: ThreadLine): string[] {
  return line.kind === 'album' ? line.bubbles.map(({ key }) => key) : [line.key]
}

const keyOf = (row: MessageRow) => row.idempotency_key ?? row.id

/** Finds quoted messages, in the thread or beside it. */
function quoteFinder(
  rows: readonly MessageRow[],
  related: readonly MessageRow[],
  marks: ReadonlyMap<string, Marks>,
) {
  const lines = new Set(rows)
  const all = [...related.filter((row) => !isAnnotation(row)), ...rows]
  const known = new Map<string | null, MessageRow>(all.map((row) => [row.id, row]))
  return (id: string | null): Quote => {
    const row = known.get(id)
    return row
      ? { row, marks: marks.get(row.id) ?? null, key: lines.has(row) ? keyOf(row) : null }
      : { row: null, marks: null, key: null }
  }
}

function belongTogether(a: Bubble, b: Bubble): boolean {
  if (a.row?.type === 'system' || b.row?.type === 'system') return false
  return a.direction === b.direction && a.senderId === b.senderId && b.occurredAt - a.occurredAt < GROUP_MS
}

/** The first of the newest `count` inbound messages: where reading goes on. Null when it is not loaded. */
export function firstUnread(rows: readonly MessageRow[], count: number): string | null {
  if (count <= 0) return null
  let left = count
  for (const row of rows.toReversed()) {
    // What WhatsApp itself notes is nobody's message, and is not counted.
    if (row.direction !== 'inbound' || row.type === 'system') continue
    left -= 1
    if (left === 0) return row.id
  }
  return null
}
