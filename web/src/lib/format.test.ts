import { describe, expect, it } from 'vitest'
import {
  dayAndTime,
  dayHeading,
  dayKey,
  daysBetween,
  exactTime,
  fileSize,
  listTime,
  timeLeft,
  timeOfDay,
} from './format'

const cairo = { language: 'ar', timeZone: 'Africa/Cairo' } as const
const english = { language: 'en', timeZone: 'Africa/Cairo' } as const
const at = (iso: string) => Date.parse(iso)
const now = at('2026-11-22T10:00:00Z') // a Sunday, noon in Cairo

describe('days', () => {
  it('begin at midnight in the zone of the project, not in UTC', () => {
    expect(dayKey(at('2026-11-21T22:30:00Z'), 'Africa/Cairo')).toBe('2026-11-22')
    expect(dayKey(at('2026-11-21T22:30:00Z'), 'UTC')).toBe('2026-11-21')
  })

  it('are counted by the calendar, across the change to summer time too', () => {
    // Cairo moved from +02 to +03 in the night to 24 April 2026.
    expect(daysBetween(at('2026-04-23T21:00:00Z'), at('2026-04-24T20:00:00Z'), 'Africa/Cairo')).toBe(1)
    expect(daysBetween(at('2026-11-22T21:59:00Z'), now, 'Africa/Cairo')).toBe(0)
  })
})

describe('dayHeading', () => {
  it('names today and yesterday', () => {
    expect(dayHeading(now, now, english)).toBe('Today')
    expect(dayHeading(at('2026-11-21T10:00:00Z'), now, english)).toBe('Yesterday')
    expect(dayHeading(now, now, cairo)).toBe('اليوم')
    expect(dayHeading(at('2026-11-21T10:00:00Z'), now, cairo)).toBe('أمس')
  })

  it('names the weekday within a week, and the date before it', () => {
    expect(dayHeading(at('2026-11-18T10:00:00Z'), now, english)).toBe('Wednesday')
    expect(dayHeading(at('2026-11-15T10:00:00Z'), now, english)).toBe('15 November')
    expect(dayHeading(at('2025-11-15T10:00:00Z'), now, english)).toBe('15 November 2025')
  })
})

describe('dayAndTime', () => {
  it('fits into a sentence', () => {
    expect(dayAndTime(now, now, english)).toBe('today, 12:00 pm')
    expect(dayAndTime(at('2026-11-23T10:00:00Z'), now, english)).toBe('tomorrow, 12:00 pm')
    expect(dayAndTime(at('2026-11-23T10:00:00Z'), now, cairo)).toMatch(/^غدًا، 12:00\s*م$/)
    expect(dayAndTime(at('2026-11-25T10:00:00Z'), now, english)).toBe('25 November, 12:00 pm')
  })
})

describe('listTime', () => {
  it('shrinks from a time to a day to a date', () => {
    expect(listTime(at('2026-11-22T07:05:00Z'), now, english)).toBe('9:05 am')
    expect(listTime(at('2026-11-21T07:05:00Z'), now, english)).toBe('Yesterday')
    expect(listTime(at('2026-11-17T07:05:00Z'), now, english)).toBe('Tuesday')
    expect(listTime(at('2026-10-01T07:05:00Z'), now, english)).toBe('01/10/26')
  })

  it('shows a time for a clock that runs a little ahead', () => {
    expect(listTime(now + 60_000, now, english)).toBe('12:01 pm')
  })
})

describe('times in Arabic', () => {
  it('use western digits and Arabic letters for the half of the day', () => {
    expect(timeOfDay(at('2026-11-22T13:07:00Z'), cairo)).toMatch(/3:07\s*م/)
    expect(exactTime(at('2026-11-22T13:07:00Z'), cairo)).toMatch(/نوفمبر/)
    expect(exactTime(at('2026-11-22T13:07:00Z'), cairo)).not.toMatch(/[٠-٩]/)
  })
})

describe('timeLeft', () => {
  it('is exact near the end and coarse far from it', () => {
    expect(timeLeft(23 * 3_600_000 + 5 * 60_000, 'en')).toBe('23h')
    expect(timeLeft(95 * 60_000, 'en')).toBe('1h 35m')
    expect(timeLeft(60 * 60_000, 'en')).toBe('1h')
    expect(timeLeft(20_000, 'en')).toBe('1m')
  })
})

describe('fileSize', () => {
  it('chooses the unit', () => {
    expect(fileSize(412_300, 'en')).toBe('413 kB')
    expect(fileSize(3_440_000, 'en')).toBe('3.4 MB')
  })
})
