import { describe, expect, it } from 'vitest'
import { filled, HOURS, total } from './rows'
import { parseAnalyticsSearch } from './search'

const row = (bucket: string, inbound: number, outbound: number) => ({
  bucket,
  inbound,
  outbound,
  delivered: 0,
  read: 0,
  failed: 0,
  media: 0,
  templates: 0,
})

describe('sums', () => {
  it('have every place of the axis, in its order', () => {
    expect(filled([row('2026-11-22', 3, 1)], ['2026-11-21', '2026-11-22'])).toEqual([
      row('2026-11-21', 0, 0),
      row('2026-11-22', 3, 1),
    ])
    expect(HOURS).toHaveLength(24)
    expect(HOURS[9]).toBe('09')
  })

  it('add up', () => {
    expect(total([row('a', 3, 1), row('b', 2, 5)])).toMatchObject({ inbound: 5, outbound: 6 })
    expect(total([])).toMatchObject({ inbound: 0, outbound: 0 })
  })
})

describe('the address', () => {
  it('keeps what it knows and drops the rest', () => {
    const id = '20000000-0000-4000-8000-000000000001'
    expect(parseAnalyticsSearch({ range: 'month', number: id, member: 'me', tab: 'x', page: '2' })).toEqual({
      range: 'month',
      tab: undefined,
      number: id,
      member: undefined,
      page: 2,
    })
  })
})
