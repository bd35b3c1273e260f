import { describe, expect, it } from 'vitest'
import { dayRange } from './day-range'

describe('a day of a zone', () => {
  it('is no range when there is none', () => {
    expect(dayRange(undefined, 'Africa/Cairo')).toEqual({})
  })

  it('lies where the zone says', () => {
    expect(dayRange('2026-11-22', 'Africa/Cairo')).toEqual({
      from: '2026-11-21T22:00:00.000Z',
      to: '2026-11-22T22:00:00.000Z',
    })
  })

  it('is an hour longer when summer time ends, and shorter when it begins', () => {
    const hours = (day: string) => {
      const { from = '', to = '' } = dayRange(day, 'Europe/Berlin')
      return (Date.parse(to) - Date.parse(from)) / 3_600_000
    }
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-03-29')).toBe(23)
  })
})
