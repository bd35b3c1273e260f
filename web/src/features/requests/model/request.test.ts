import { describe, expect, it } from 'vitest'
import { isOver, NEXT, parseRequestsSearch, requestNumber, STATUSES } from './request'

describe('a reference', () => {
  it.each([
    ['REQ-1024', 1024],
    ['req 1024', 1024],
    [' 1024 ', 1024],
    ['١٠٢٤', 1024],
    ['تسريب', null],
    ['REQ-', null],
    ['12345678901', null],
  ])('%s is %s', (text, number) => {
    expect(requestNumber(text)).toBe(number)
  })
})

describe('the states', () => {
  it('go on until the request is over', () => {
    for (const status of STATUSES) expect(NEXT[status] === undefined, status).toBe(isOver(status))
  })

  it('of the address are known ones', () => {
    expect(parseRequestsSearch({ status: 'lost', q: 1024, page: '1', request: 'x' })).toEqual({
      status: undefined,
      q: '1024',
      page: undefined,
      request: undefined,
    })
  })
})
