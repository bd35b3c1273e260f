import { expect, it } from 'vitest'
import { rowsInView } from './use-row-window'

it('draws what is in view and a little more', () => {
  expect(rowsInView(0, 680, 68)).toEqual({ first: 0, end: 20 })
  const far = rowsInView(68 * 50_000, 680, 68)
  expect(far.first).toBeLessThanOrEqual(50_000 - 8)
  expect(far.end).toBeGreaterThanOrEqual(50_010 + 8)
  expect(far.end - far.first).toBeLessThan(40)
})

it('stays the same while less than a step is scrolled', () => {
  expect(rowsInView(68 * 100 + 3, 640, 68)).toEqual(rowsInView(68 * 100 + 60, 640, 68))
})

it('knows no rows before the first, wherever a phone lets one pull', () => {
  expect(rowsInView(-120, 680, 68).first).toBe(0)
})
