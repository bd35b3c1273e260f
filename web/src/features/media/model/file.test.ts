import { describe, expect, it } from 'vitest'
import { byMonth, filenameOf, isThere, type MediaRow, stateOf, uniqueNames } from './file'

const row = (change: Partial<MediaRow>): MediaRow => ({
  id: '73c0ffee-0000-4000-8000-000000000001',
  kind: 'image',
  direction: 'inbound',
  state: 'stored',
  path: 'p/a.jpg',
  thumbnail_path: null,
  filename: null,
  caption: null,
  mime_type: 'image/jpeg',
  size_bytes: 1,
  width: null,
  height: null,
  duration_ms: null,
  is_voice: false,
  error_details: null,
  deleted_at: null,
  created_at: '2026-11-22T10:00:00Z',
  whatsapp_number_id: null,
  contact: null,
  messages: [],
  ...change,
})

describe('a file', () => {
  it('that was removed is gone, whatever it was before', () => {
    const gone = row({ deleted_at: '2026-11-22T11:00:00Z' })
    expect(stateOf(gone)).toBe('deleted')
    expect(isThere(gone)).toBe(false)
    expect(isThere(row({ state: 'waiting', path: null }))).toBe(false)
  })

  it('is saved under its own name, or one that tells what it is', () => {
    expect(filenameOf(row({ filename: 'عقد/1.pdf' }))).toBe('عقد_1.pdf')
    expect(filenameOf(row({ mime_type: 'audio/ogg; codecs=opus', kind: 'audio' }))).toBe(
      'audio-2026-11-22-73c0ffee.ogg',
    )
  })

  it('keeps its place in an archive beside a namesake', () => {
    expect(uniqueNames(['a.jpg', 'a.jpg', 'b', 'b'])).toEqual(['a.jpg', 'a (1).jpg', 'b', 'b (1)'])
  })

  it('stands in the month of the project, not of UTC', () => {
    const late = row({ created_at: '2026-10-31T22:30:00Z' })
    const months = byMonth([row({}), late, row({ created_at: '2026-10-31T10:00:00Z' })], 'Africa/Cairo')
    expect(months.map(({ month, rows }) => [month, rows.length])).toEqual([
      ['2026-11', 2],
      ['2026-10', 1],
    ])
  })
})
