import { ProfileBody } from '@contracts/numbers'
import { describe, expect, it } from 'vitest'
import { changesOf, profileFields, VERTICALS } from './profile'

describe('a business profile', () => {
  it('is read from whatever Meta sent', () => {
    expect(
      profileFields({
        about: 'تشطيبات',
        websites: ['https://alazab.example', 7],
        vertical: 'UNDEFINED',
        email: null,
      }),
    ).toEqual({
      about: 'تشطيبات',
      description: '',
      address: '',
      email: '',
      vertical: '',
      websites: 'https://alazab.example',
    })
  })

  it('sends only what was changed, in the shape of the contract', () => {
    const before = profileFields({ about: 'تشطيبات', address: 'القاهرة' })
    const changes = changesOf(before, {
      ...before,
      address: '',
      about: '',
      websites: ' https://alazab.example \n\nhttps://shop.alazab.example',
    })
    expect(changes).toEqual({
      address: '',
      websites: ['https://alazab.example', 'https://shop.alazab.example'],
    })
    expect(ProfileBody.safeParse(changes).success).toBe(true)
  })

  it('knows the lines of business of the contract', () => {
    expect([...VERTICALS].sort()).toEqual([...ProfileBody.shape.vertical.unwrap().options].sort())
  })
})
