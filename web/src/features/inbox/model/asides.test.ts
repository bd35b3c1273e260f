import { describe, expect, it } from 'vitest'
import { type Aside, happeningsOf } from './asides'
import { someMessage } from './message-fixture'
import { type ThreadLine, threadLines } from './thread'

const at = (minute: number) => new Date(Date.parse('2026-11-22T10:00:00Z') + minute * 60_000).toISOString()
const note = (id: string, minute: number): Aside => ({
  kind: 'note',
  id,
  moment: at(minute),
  note: {
    id,
    author_id: 'a',
    body: id,
    mentioned_user_ids: [],
    created_at: at(minute),
    updated_at: at(minute),
  },
})
const message = (id: string, minute: number, more = {}) =>
  someMessage({ id, occurred_at: at(minute), updated_at: at(minute), ...more })
const words = (lines: ThreadLine[]) =>
  lines
    .map((line) => (line.kind === 'album' ? `[${line.bubbles.map(({ key }) => key).join(' ')}]` : line.key))
    .join(' ')
const base = { items: [], me: 'me', timeZone: 'Africa/Cairo', firstUnreadId: null }

describe('notes and events in a thread', () => {
  const rows = [message('a', 0), message('b', 10)]

  it('stand at their time, and part the bubbles beside them', () => {
    const lines = threadLines({ ...base, rows, asides: [note('n', 2), note('z', 60)] })
    expect(words(lines)).toBe('day-2026-11-22 a note-n b note-z')
  })

  it('wait for the page to which they belong', () => {
    const lines = threadLines({ ...base, rows, asides: [note('early', -60), note('n', 2)] })
    expect(words(lines)).toBe('day-2026-11-22 a note-n b')
  })

  it('begin a day as messages do', () => {
    const lines = threadLines({ ...base, rows, asides: [note('n', 24 * 60)] })
    expect(words(lines)).toBe('day-2026-11-22 a b day-2026-11-23 note-n')
  })
})

describe('photos sent in one go', () => {
  const photo = (id: string, minute: number, more = {}) => message(id, minute, { type: 'image', ...more })

  it('are one line, which the unread heading parts', () => {
    const rows = [photo('a', 0), photo('b', 0.2), photo('c', 0.4), message('d', 1)]
    expect(words(threadLines({ ...base, rows }))).toBe('day-2026-11-22 [a b c] d')
    expect(words(threadLines({ ...base, rows, firstUnreadId: 'c' }))).toBe('day-2026-11-22 [a b] unread c d')
  })
})

describe('what happened', () => {
  const said = (data: Record<string, unknown>, type = 'conversation.updated') =>
    happeningsOf({ type, data }).map(({ what, about }) => (about ? `${what} ${about}` : what))

  it('is said once for each thing that changed', () => {
    expect(said({ actor_id: 'x', status: 'closed', assignee_id: 'y' })).toEqual(['closed', 'assigned y'])
    expect(said({ assignee_id: null })).toEqual(['unassigned'])
    expect(said({ status: 'snoozed', snoozed_until: at(9) })).toEqual([`snoozed ${at(9)}`])
    expect(said({ status: 'open', woken: true })).toEqual(['woken'])
    expect(said({ mode: 'auto' })).toEqual(['auto'])
  })

  it('is nothing where somebody only read', () => {
    expect(said({ unread_count: 0 })).toEqual([])
    expect(said({}, 'somebody.knows')).toEqual([])
  })
})
