import { describe, expect, it } from 'vitest'
import { isInRange, scheduleChoices, zonedFields, zonedMoment } from './schedule'

const CAIRO = 'Africa/Cairo'

describe('zonedMoment', () => {
  it('reads the clock of the zone, in winter and in summer', () => {
    expect(new Date(zonedMoment('2026-11-23', '09:00', CAIRO)).toISOString()).toBe('2026-11-23T07:00:00.000Z')
    expect(new Date(zonedMoment('2026-07-01', '09:00', CAIRO)).toISOString()).toBe('2026-07-01T06:00:00.000Z')
  })

  it('is the way back from what the clock shows', () => {
    const moment = Date.parse('2026-07-01T21:30:00Z')
    const { day, time } = zonedFields(moment, CAIRO)
    expect([day, time]).toEqual(['2026-07-02', '00:30'])
    expect(zonedMoment(day, time, CAIRO)).toBe(moment)
  })
})

describe('scheduleChoices', () => {
  const idsAt = (now: string) => scheduleChoices(Date.parse(now), CAIRO).map(({ id }) => id)

  it('offers the evening while it lies ahead, soonest first', () => {
    // Monday, 10 in the morning in Cairo.
    expect(idsAt('2026-11-23T08:00:00Z')).toEqual([
      'inAnHour',
      'thisEvening',
      'tomorrowMorning',
      'tomorrowEvening',
      'sunday',
    ])
    expect(idsAt('2026-11-23T20:00:00Z')).not.toContain('thisEvening')
  })

  it('does not offer Sunday twice', () => {
    expect(idsAt('2026-11-28T08:00:00Z')).not.toContain('sunday')
    const onSunday = scheduleChoices(Date.parse('2026-11-22T08:00:00Z'), CAIRO).at(-1)
    expect(onSunday && zonedFields(onSunday.moment, CAIRO)).toEqual({ day: '2026-11-29', time: '09:00' })
  })
})

it('isInRange leaves out what is past, and what is more than a year away', () => {
  const now = Date.parse('2026-11-23T08:00:00Z')
  expect(isInRange(now + 5_000, now)).toBe(false)
  expect(isInRange(now + 3_600_000, now)).toBe(true)
  expect(isInRange(now + 366 * 86_400_000, now)).toBe(false)
})
