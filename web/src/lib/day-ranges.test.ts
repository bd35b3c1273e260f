import { describe, expect, it } from 'vitest'
import { daysOf, eachDay, parseRangeSearch } from './day-ranges'

/** Half past eleven in the evening in UTC: in Cairo it is tomorrow. */
const now = Date.parse('2026-11-22T23:30:00Z')

describe('the range of the first page', () => {
  it('is counted in the days of the project, not in those of the browser', () => {
    expect(daysOf({ range: 'today' }, now, 'Africa/Cairo')).toEqual({ from: '2026-11-23', to: '2026-11-23' })
    expect(daysOf({ range: 'today' }, now, 'America/New_York')).toEqual({
      from: '2026-11-22',
      to: '2026-11-22',
    })
  })

  it('is seven days with today, or thirty', () => {
    expect(daysOf({}, now, 'Africa/Cairo')).toEqual({ from: '2026-11-17', to: '2026-11-23' })
    expect(daysOf({ range: 'month' }, now, 'Africa/Cairo')).toEqual({ from: '2026-10-25', to: '2026-11-23' })
  })

  it('takes from the address only days that exist, in their order, of two years at most', () => {
    expect(parseRangeSearch({ range: 'custom', from: '2026-10-01', to: '2026-10-31' })).toEqual({
      range: 'custom',
      from: '2026-10-01',
      to: '2026-10-31',
    })
    expect(parseRangeSearch({ range: 'custom', from: '2026-10-31', to: '2026-10-01' })).toEqual({})
    expect(parseRangeSearch({ range: 'custom', from: '2026-02-30', to: '2026-03-01' })).toEqual({})
    expect(parseRangeSearch({ range: 'custom', from: '2020-01-01', to: '2026-01-01' })).toEqual({})
    expect(parseRangeSearch({ range: 'century' })).toEqual({})
  })

  it('names every day, also where clocks change', () => {
    expect(eachDay({ from: '2026-10-29', to: '2026-11-01' })).toEqual([
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ])
  })
})
