import { describe, expect, it } from 'vitest'
import { placeShift } from './use-keep-place'

const rows = (text: string) => text.split(' ').map((id) => ({ id }))

describe('placeShift', () => {
  it('follows rows that come in or go away above', () => {
    expect(placeShift(rows('a b c d e'), rows('x y a b c d e'), 2)).toBe(2)
    expect(placeShift(rows('a b c d e'), rows('b c d e'), 2)).toBe(-1)
  })

  it('holds the next row when the first in view itself jumps to the top', () => {
    expect(placeShift(rows('a b c d e'), rows('c a b d e'), 2)).toBe(0)
  })

  it('does nothing when another list is shown', () => {
    expect(placeShift(rows('a b c d e'), rows('k l m'), 2)).toBe(0)
  })
})
