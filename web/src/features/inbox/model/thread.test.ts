import { describe, expect, it } from 'vitest'
import type { MessageRow } from '../api/rows'
import { someMessage } from './message-fixture'
import type { OutboxItem } from './outbox'
import { firstUnread, keepBubbles, reconcile, threadLines } from './thread'

const start = Date.parse('2026-11-22T10:00:00Z')

const row = (id: string, minutes: number, more: Partial<MessageRow> = {}) =>
  someMessage({ id, text: id, ...at(minutes), ...more })
const at = (minutes: number) => {
  const moment = new Date(start + minutes * 60_000).toISOString()
  return { occurred_at: moment, updated_at: moment }
}

function item(key: string, minutes: number): OutboxItem {
  return {
    key,
    conversationId: 'c',
    text: key,
    message: { type: 'text', text: { body: '' } },
    file: null,
    photo: null,
    scheduledFor: null,
    despiteOptOut: false,
    replyToId: null,
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

describe('keepBubbles', () => {
  it('takes what has not changed from before, and nothing that has', () => {
    const rows = [row('a', 0), row('b', 20), row('c', 40)]
    const before = lines(rows)
    const changed = { ...(rows[1] as MessageRow), text: 'other words' }
    const after = keepBubbles(before, lines([row('z', -20), rows[0] as MessageRow, changed, row('d', 42)]))
    const kept = after.filter((line) => before.includes(line)).map(({ key }) => key)
    expect(kept).toEqual(['a'])
  })

  it('draws a bubble anew when another one joins it', () => {
    const rows = [row('a', 0)]
    const before = lines(rows)
    expect(keepBubbles(before, lines([...rows, row('b', 1)])).some((line) => before.includes(line))).toBe(
      false,
    )
  })
})

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

describe('what belongs to a message', () => {
  const drawnOf = (rows: MessageRow[], related: MessageRow[], items: OutboxItem[] = []) =>
    threadLines({ rows, related, items, me: 'me', timeZone: 'Africa/Cairo', firstUnreadId: null }).flatMap(
      (line) => (line.kind === 'bubble' ? [line.bubble] : []),
    )

  it('hangs on it, and is no bubble of its own', () => {
    const [bubble, ...others] = drawnOf(
      [row('a', 0)],
      [row('r', 1, { type: 'reaction', text: '👍', target_id: 'a' })],
    )
    expect(bubble?.marks?.reactions).toEqual([{ emoji: '👍', by: ['customer'] }])
    expect(others).toEqual([])
  })

  it('quotes what is loaded with the line to go to, and what lies further up without', () => {
    const bubbles = drawnOf(
      [row('a', 0), row('b', 1, { quotes: { id: 'a' } }), row('c', 2, { quotes: { id: 'o' } })],
      [row('o', -900)],
    )
    expect(bubbles.map(({ quote }) => quote && [quote.row?.id, quote.key])).toEqual([
      null,
      ['a', 'a'],
      ['o', null],
    ])
  })

  it('says that a quoted message is not known, rather than leaving the quote out', () => {
    expect(drawnOf([row('b', 1, { quotes: { id: null } })], [])[0]?.quote).toEqual({
      row: null,
      marks: null,
      key: null,
    })
  })

  it('quotes at once in what is still on its way', () => {
    expect(drawnOf([row('a', 0)], [], [{ ...item('k', 1), replyToId: 'a' }])[1]?.quote?.row?.id).toBe('a')
  })

  it('tells a failed message that was sent again', () => {
    const failed = row('a', 0, { ...mine, status: 'failed' })
    expect(
      drawnOf([failed, row('b', 1, { ...mine, retry_of_id: 'a' })], []).map((one) => one.sentAgain),
    ).toEqual([true, false])
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

  it('does not count what WhatsApp itself notes', () => {
    expect(firstUnread([...rows, row('s', 4, { type: 'system' })], 1)).toBe('c')
  })

  it('is nothing when all is read, or when it lies beyond what is loaded', () => {
    expect(firstUnread(rows, 0)).toBeNull()
    expect(firstUnread(rows, 9)).toBeNull()
  })
})
