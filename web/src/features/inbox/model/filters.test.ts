import { describe, expect, it } from 'vitest'
import { belongsTo, filtersOf, parseInboxSearch } from './filters'
import { someConversation } from './message-fixture'

const ID = '60000000-0000-4000-8000-000000000001'

describe('the address', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(
      parseInboxSearch({ tab: 'open', q: ' علي ', number: ID, assignee: 'me', unread: true, other: 1 }),
    ).toMatchObject({ tab: 'open', q: 'علي', number: ID, assignee: 'me', unread: true })
    expect(parseInboxSearch({ tab: 'x', number: 'drop table', reason: 'x', unread: 'yes' })).toEqual({})
  })

  it('leaves the first list out', () => {
    expect(parseInboxSearch({ tab: 'needs' }).tab).toBeUndefined()
  })

  it('says the same filter for every list that knows it', () => {
    expect(filtersOf('mine', { assignee: ID, unread: true })).toEqual({ unread: true })
    expect(filtersOf('needs', { assignee: 'me', reason: 'mention', tag: ID })).toEqual({
      assignee: 'me',
      reason: 'mention',
    })
  })
})

describe('a list', () => {
  const row = someConversation({ assignee_id: null, unread_count: 2, tags: [{ tag_id: ID }] })

  it('holds a conversation by its state and its assignee', () => {
    expect(belongsTo('open', {}, row, 'me')).toBe(true)
    expect(belongsTo('unassigned', {}, row, 'me')).toBe(true)
    expect(belongsTo('mine', {}, row, 'me')).toBe(false)
    expect(belongsTo('snoozed', {}, { ...row, status: 'snoozed' }, 'me')).toBe(true)
    expect(belongsTo('open', {}, { ...row, status: 'snoozed' }, 'me')).toBe(false)
  })

  it('is narrowed by number, assignee, tag and unread', () => {
    expect(belongsTo('open', { tag: ID, unread: true, assignee: 'none' }, row, 'me')).toBe(true)
    expect(belongsTo('open', { tag: 'other' }, row, 'me')).toBe(false)
    expect(belongsTo('open', { number: 'other' }, row, 'me')).toBe(false)
    expect(belongsTo('open', { unread: true }, { ...row, unread_count: 0 }, 'me')).toBe(false)
    expect(belongsTo('open', { assignee: 'me' }, row, 'me')).toBe(false)
    const photo = { ...row, last_message_type: 'image', last_message_at: new Date().toISOString() }
    expect(belongsTo('open', { type: 'image', since: 'day' }, photo, 'me')).toBe(true)
    expect(belongsTo('open', { type: 'text' }, photo, 'me')).toBe(false)
    const old = { ...photo, last_message_at: new Date(Date.now() - 8 * 86_400_000).toISOString() }
    expect(belongsTo('open', { since: 'week' }, old, 'me')).toBe(false)
    expect(belongsTo('open', { since: 'month' }, old, 'me')).toBe(true)
  })
})
