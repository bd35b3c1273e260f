import { expect, it } from 'vitest'
import { duration, shortDay } from './durations'

it('says a duration in its two greatest units', () => {
  expect(duration(4.26, 'en')).toBe('4.3s')
  expect(duration(45, 'en')).toBe('45s')
  expect(duration(200, 'en')).toBe('3m 20s')
  expect(duration(7_500, 'en')).toBe('2h 5m')
  expect(duration(3 * 86_400 + 4 * 3_600, 'en')).toBe('3d 4h')
  expect(duration(120, 'en')).toBe('2m')
})

it('never says sixty of a smaller unit', () => {
  expect(duration(59.7, 'en')).toBe('1m')
  expect(duration(3_599.6, 'en')).toBe('1h')
})

it('writes a day in both languages with the digits of the dashboard', () => {
  expect(shortDay('2026-11-22', 'en')).toBe('22 Nov')
  expect(shortDay('2026-11-22', 'ar')).toBe('22 نوفمبر')
})
