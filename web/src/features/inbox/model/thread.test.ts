import { describe, expect, it } from 'vitest'
import type { MessageRow } from '../api/rows'
import type { OutboxItem } from './outbox'
import { firstUnread, reconcile, threadLines } from './thread'

const start = Date.parse('2026-11-22T10:00:00Z')

function row(id: string, minutes: number, more: Partial<MessageRow> = {}): MessageRow {
  const at = new Date(start + minutes * 60_000).toISOString()
  return {
    id,
    conversation_id: 'c',
    type: 'text',
    direction: 'inbound',
    status: 'received',
    origin: 'live',
    text: id,
    sender_id: null,
    idempotency_key: null,
    occurred_at: at,
    sent_at: null,
    delivered_at: null,
    read_at: null,
    error_code: null,
    error_title: null,
    error_details: null,
    updated_at: at,
    media: null,
    ...more,
  }
}

function item(key: string, minutes: number): OutboxItem {
  return {
    key,
    conversationId: 'c',
    text: key,
    photo: null,
    state: 'sending',
    progress: 0,
    path: null,
    error: null,
    createdAt: start + minutes * 60_000,
  }
}

const lines = (rows: MessageRow[], items: OutboxItem[] = [], firstUnreadId: string | null = null) =>
  threadLines({ rows, items, me: 'me', timeZone: 'Africa/Cairo', firstUnreadId })

/** `[` and `]` mark the ends of a group. */
const drawn = (...args: Parameters<typeof lines>) =>
  lines(...args)
    .map((line) =>
      line.kind === 'bubble'
        ? `${line.bubble.joinsPrevious ? '' : '['}${line.key}${line.bubble.joinsNext ? '' : ']'}`
        : line.kind,
    )
    .join(' ')

const mine = { direction: 'outbound', status: 'sent', sender_id: 'me' } as const

describe('threadLines', () => {
  it('draws what one speaker says within five minutes together', () => {
    expect(drawn([row('a', 0), row('b', 2), row('c', 4), row('d', 12)])).toBe('day [a b c] [d]')
  })

  it('begins a new group with another speaker, and with another colleague', () => {
    expect(drawn([row('a', 0), row('b', 1, mine), row('c', 2, { ...mine, sender_id: 'sara' })])).toBe(
      'day [a] [b] [c]',
    )
  })

  it('puts a heading where the day changes in Cairo, and parts a group there', () => {
    const late = 12 * 60 - 1 // 23:59 in Cairo
    expect(drawn([row('a', late), row('b', late + 2)])).toBe('day [a] day [b]')
  })

  it('marks where reading goes on', () => {
    expect(drawn([row('a', 0), row('b', 1), row('c', 2)], [], 'b')).toBe('day [a] unread [b c]')
  })

  it('shows a message once, before and after the server has it, under the same key', () => {
    const before = lines([row('a', 0)], [item('k', 1)])
    const after = lines([row('a', 0), row('s', 1, { ...mine, idempotency_key: 'k' })], [item('k', 1)])
    expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key))
  })

  it('keeps what is on its way at the end, though the clock of this machine is behind', () => {
    expect(drawn([row('a', 0)], [item('k', -90), item('l', -89)])).toBe('day [a] [k l]')
  })
})

describe('reconcile', () => {
  it('tells what has arrived from what is still on its way', () => {
    const { arrived, pending } = reconcile(
      [row('s', 1, { ...mine, idempotency_key: 'k' })],
      [item('k', 1), item('l', 2)],
    )
    expect([...arrived]).toEqual(['k'])
    expect(pending.map(({ key }) => key)).toEqual(['l'])
  })
})

describe('firstUnread', () => {
  const rows = [row('a', 0), row('b', 1), row('x', 2, mine), row('c', 3)]

  it('counts back over inbound messages alone', () => {
    expect(firstUnread(rows, 2)).toBe('b')
    expect(firstUnread(rows, 1)).toBe('c')
  })

  it('is nothing when all is read, or when it lies beyond what is loaded', () => {
    expect(firstUnread(rows, 0)).toBeNull()
    expect(firstUnread(rows, 9)).toBeNull()
  })
})
