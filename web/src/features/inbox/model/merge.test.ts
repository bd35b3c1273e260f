import { describe, expect, it } from 'vitest'
import type { ConversationRow, MessageRow } from '../api/rows'
import { belongsTo } from './filters'
import { mergeConversations, mergeMessages, mergeRelated } from './merge'
import { someConversation, someMessage } from './message-fixture'

const base = Date.parse('2026-11-22T10:00:00Z')
const minute = (value: number) => new Date(base + value * 60_000).toISOString()

const conversation = (id: string, at: number, more: Partial<ConversationRow> = {}) =>
  someConversation({
    id,
    contact_id: `contact-${id}`,
    last_message_at: minute(at),
    created_at: minute(0),
    updated_at: minute(at),
    ...more,
  })

const message = (id: string, at: string, more: Partial<MessageRow> = {}) =>
  someMessage({ id, text: id, occurred_at: at, updated_at: at, ...more })

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join(' ')
const open = (row: ConversationRow) => belongsTo('open', {}, row, 'me')
const none = new Set<string>()

describe('mergeConversations', () => {
  const list = [conversation('c', 30), conversation('b', 20), conversation('a', 10)]

  it('moves a conversation with news to the top', () => {
    expect(ids(mergeConversations(list, [conversation('a', 40)], none, open, true))).toBe('a c b')
  })

  it('keeps the other order too', () => {
    const oldest = list.toReversed()
    expect(ids(mergeConversations(oldest, [conversation('x', 25)], none, open, true, 'oldest'))).toBe(
      'a b x c',
    )
    expect(ids(mergeConversations(oldest, [conversation('x', 40)], none, open, false, 'oldest'))).toBe(
      'a b c',
    )
  })

  it('adds one that was not there, at its place', () => {
    expect(ids(mergeConversations(list, [conversation('x', 25)], none, open, true))).toBe('c x b a')
  })

  it('takes one out that no longer belongs, or is no longer seen', () => {
    const closed = conversation('b', 20, { status: 'closed', updated_at: minute(21) })
    expect(ids(mergeConversations(list, [closed], none, open, true))).toBe('c a')
    expect(ids(mergeConversations(list, [], new Set(['c']), open, true))).toBe('b a')
  })

  it('leaves rows behind the loaded end to their page', () => {
    expect(ids(mergeConversations(list, [conversation('x', 5)], none, open, false))).toBe('c b a')
    expect(ids(mergeConversations(list, [conversation('x', 5)], none, open, true))).toBe('c b a x')
  })

  it('never puts an older state back', () => {
    const overtaken = conversation('c', 30, { unread_count: 9, updated_at: minute(29) })
    expect(mergeConversations(list, [overtaken], none, open, true)[0]?.unread_count).toBe(0)
  })

  it('keeps the list itself when nothing in it changes', () => {
    const elsewhere = conversation('x', 50, { status: 'closed' })
    expect(mergeConversations(list, [elsewhere], new Set(['y']), open, true)).toBe(list)
  })

  it('orders equal times by id, newest id first, as the index does', () => {
    const twins = [conversation('d', 30), conversation('e', 30)]
    expect(ids(mergeConversations(list, twins, none, open, true))).toBe('e d c b a')
  })
})

describe('mergeMessages', () => {
  const list = [message('1', minute(1)), message('2', minute(2)), message('3', minute(3))]

  it('adds a late message where its time belongs, not at the end', () => {
    expect(ids(mergeMessages(list, [message('x', minute(1.5))], none, true))).toBe('1 x 2 3')
  })

  it('replaces a message in place when its status changes', () => {
    const read = message('2', minute(2), { status: 'read', updated_at: minute(9) })
    const merged = mergeMessages(list, [read], none, true)
    expect(ids(merged)).toBe('1 2 3')
    expect(merged[1]?.status).toBe('read')
  })

  it('does not let a slow answer take a status back', () => {
    const read = message('2', minute(2), { status: 'read', updated_at: minute(9) })
    const delivered = message('2', minute(2), { status: 'delivered', updated_at: minute(8) })
    const merged = mergeMessages(mergeMessages(list, [read], none, true), [delivered], none, true)
    expect(merged[1]?.status).toBe('read')
  })

  it('leaves messages older than the loaded part to their page', () => {
    expect(ids(mergeMessages(list, [message('x', minute(0))], none, false))).toBe('1 2 3')
    expect(ids(mergeMessages(list, [message('x', minute(0))], none, true))).toBe('x 1 2 3')
  })

  it('orders by microseconds, which Date does not know', () => {
    const a = message('z', '2026-11-22T11:00:00.000001+00:00')
    const b = message('a', '2026-11-22T11:00:00.000002+00:00')
    expect(ids(mergeMessages([], [b, a], none, true))).toBe('z a')
  })

  it('is the same whatever the order of arrival', () => {
    const late = [message('5', minute(5)), message('4', minute(4)), message('x', minute(2.5))]
    const one = late.reduce((rows, row) => mergeMessages(rows, [row], none, true), list)
    const other = late.toReversed().reduce((rows, row) => mergeMessages(rows, [row], none, true), list)
    expect(ids(one)).toBe('1 2 x 3 4 5')
    expect(one).toEqual(other)
  })
})

describe('mergeRelated', () => {
  const reaction = (id: string, at: number, text: string) =>
    message(id, minute(at), { type: 'reaction', text, target_id: 'w' })

  it('puts news beside what is known, and takes away what is gone', () => {
    const list = [reaction('a', 1, '👍'), reaction('b', 2, '🙏')]
    expect(ids(mergeRelated(list, [reaction('c', 3, '❤️')], new Set(['a'])))).toBe('b c')
  })

  it('keeps the newer state of a row, and the same list when nothing is new', () => {
    const list = [reaction('a', 5, '👍')]
    expect(mergeRelated(list, [reaction('a', 1, 'older')], none)).toBe(list)
    expect(mergeRelated(list, [reaction('a', 6, '🙏')], none).map(({ text }) => text)).toEqual(['🙏'])
  })
})
