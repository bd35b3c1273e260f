import { describe, expect, it } from 'vitest'
import { initials } from './avatar'

describe('initials', () => {
  it('are the first letters of two words, kept from joining in Arabic', () => {
    expect(initials('Ana de Lima')).toBe('AD')
    expect(initials('محمد العزب')).toBe('م\u2009ا')
  })

  it('skip what is not a letter', () => {
    expect(initials('«ام» 😀 Sara')).toBe('S')
    expect(initials('+20 ••• 46')).toBeNull()
    expect(initials(null)).toBeNull()
  })

  it('do not cut a letter outside the basic plane', () => {
    expect(initials('𐐀bc')).toBe('𐐀')
  })
})
