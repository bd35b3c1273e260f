import { expect, test } from 'vitest'
import { parseSchedule } from './schedule.ts'

function next(text: string, after: string): string | undefined {
  const schedule = parseSchedule(text)
  if (!('nextAfter' in schedule)) throw new Error(`${text} is an interval`)
  return schedule.nextAfter(new Date(after))?.toISOString()
}

test('seconds are read with and without the plural', () => {
  expect(parseSchedule('5 seconds')).toEqual({ everySeconds: 5 })
  expect(parseSchedule(' 1 second ')).toEqual({ everySeconds: 1 })
  expect(parseSchedule('59 SECONDS')).toEqual({ everySeconds: 59 })
})

test.each(['60 seconds', '0 seconds', '* * * *', '* * * * * *', '61 * * * *', 'now', ''])(
  '%j is refused',
  (text) => {
    expect(() => parseSchedule(text)).toThrow()
  },
)

test('a crontab line is read in UTC', () => {
  expect(next('7 3 * * *', '2026-11-22T03:07:00Z')).toBe('2026-11-23T03:07:00.000Z')
  expect(next('*/15 * * * *', '2026-11-22T03:07:30Z')).toBe('2026-11-22T03:15:00.000Z')
})

test('a dollar sign is the last day of the month', () => {
  expect(next('0 0 $ * *', '2026-02-03T00:00:00Z')).toBe('2026-02-28T00:00:00.000Z')
})

test('names and day seven are understood', () => {
  expect(next('0 12 * jan sun', '2026-11-22T00:00:00Z')).toBe('2027-01-03T12:00:00.000Z')
  expect(next('0 12 * * 7', '2026-11-23T00:00:00Z')).toBe('2026-11-29T12:00:00.000Z')
})

test('with both a day of the month and a day of the week, either makes the job due', () => {
  expect(next('0 0 13 * fri', '2026-11-22T00:00:00Z')).toBe('2026-11-27T00:00:00.000Z')
})
