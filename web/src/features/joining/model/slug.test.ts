import { expect, it } from 'vitest'
import { SLUG, slugOf } from './slug'

it('makes an address of a Latin name', () => {
  expect(slugOf('  Al-Azab: Maintenance & Café 2 ')).toBe('al-azab-maintenance-cafe-2')
  expect(slugOf('Al-Azab')).toMatch(SLUG)
})

it('makes nothing of a name without Latin letters, so that the person chooses', () => {
  expect(slugOf('العزب للصيانة')).toBe('')
})
