import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlbumLine, groupAlbums } from './albums.ts'

const T0 = Date.UTC(2026, 10, 22, 12)

function line(seconds: number, rest: Partial<AlbumLine> = {}): AlbumLine {
  return {
    type: 'image',
    direction: 'inbound',
    status: 'received',
    text: null,
    quotes: null,
    revoked_at: null,
    sender_id: null,
    occurred_at: new Date(T0 + seconds * 1000).toISOString(),
    ...rest,
  }
}

const sizes = (lines: AlbumLine[], startsAnew?: (one: AlbumLine) => boolean) =>
  groupAlbums(lines, (one) => one, startsAnew).map(({ length }) => length)

describe('photos sent in a row', () => {
  test('are one album, with videos among them', () => {
    expect(sizes([line(0), line(0), line(2, { type: 'video' }), line(40)])).toEqual([4])
  })

  test.each<[string, AlbumLine]>([
    ['a text', line(1, { type: 'text', text: 'this one' })],
    ['a file', line(1, { type: 'document' })],
    ['one of the other side', line(1, { direction: 'outbound', status: 'sent' })],
    ['one of somebody else of the team', line(1, { sender_id: 'b' })],
    ['one more than a minute later', line(61)],
    ['an answer', line(1, { quotes: { id: 'a' } })],
    ['a deleted one', line(1, { revoked_at: '2026-11-22T12:00:02Z' })],
    ['one that could not be sent', line(1, { status: 'failed' })],
  ])('end at %s', (_, other) => {
    expect(sizes([line(0), line(0), other])).toEqual([2, 1])
  })

  test('go on behind a picture that stands alone, but not across it', () => {
    expect(sizes([line(0), line(1, { revoked_at: '2026-11-22T12:00:02Z' }), line(2), line(3)])).toEqual([
      1, 1, 2,
    ])
  })

  test('have one caption between them: a second one begins the next album', () => {
    const first = line(0, { text: 'the kitchen' })
    const second = line(2, { text: 'the bath' })
    expect(sizes([first, line(1), second, line(3)])).toEqual([2, 2])
    expect(sizes([line(0), line(1), first, line(2)])).toEqual([4])
  })

  test('are cut where the reader wants a heading', () => {
    const lines = [line(0), line(1), line(2)]
    expect(sizes(lines, (one) => one === lines[1])).toEqual([1, 2])
  })

  test('stay apart for what has no row yet', () => {
    const items = [line(0), null, line(1)]
    expect(groupAlbums(items, (one) => one).map(({ length }) => length)).toEqual([1, 1, 1])
  })

  test('are at most a hundred, as in WhatsApp', () => {
    expect(sizes(Array.from({ length: 201 }, (_, n) => line(n)))).toEqual([100, 100, 1])
  })

  test('lose nothing and change no order, whatever stands between them', () => {
    const any = fc.record({
      seconds: fc.integer({ min: 0, max: 300 }),
      type: fc.constantFrom('image', 'video', 'text', 'sticker'),
      direction: fc.constantFrom('inbound', 'outbound'),
      text: fc.constantFrom(null, '', 'words'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (facts) => {
        const lines = facts.map(({ seconds, ...rest }) => line(seconds, rest))
        const groups = groupAlbums(lines, (one) => one)
        expect(groups.flat()).toEqual(lines)
        for (const group of groups.filter(({ length }) => length > 1)) {
          expect(new Set(group.map(({ direction }) => direction)).size).toBe(1)
          expect(group.every(({ type }) => type === 'image' || type === 'video')).toBe(true)
          expect(group.filter(({ text }) => text).length).toBeLessThan(2)
        }
      }),
    )
  })
})
