import { expect, it } from 'vitest'
import { targetOf } from './target'

it('finds the page of every place that the hub names', () => {
  expect(targetOf('demo', '/inbox/71')).toBe('/p/demo/inbox/71')
  expect(targetOf('demo', '/contacts/7a-1')).toBe('/p/demo/contacts?contact=7a-1')
  expect(targetOf('demo', '/logs/dead-letters')).toBe('/p/demo/status')
  expect(targetOf('demo', '/numbers/6')).toBe('/p/demo/numbers/6')
  expect(targetOf('demo', null)).toBeNull()
})
