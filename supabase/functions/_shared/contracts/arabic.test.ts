import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARABIC_VECTORS, arabicIncludes, arabicNormalize } from './arabic.ts'

test.each(ARABIC_VECTORS)('%j is found as %j', (written, folded) => {
  expect(arabicNormalize(written)).toBe(folded)
})

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const once = arabicNormalize(text)
      expect(arabicNormalize(once)).toBe(once)
    }),
  )
})

test('A26 diacritics and forms of letters do not hide a word', () => {
  expect(arabicIncludes('شركة مُحمَّد أبو العلا', 'محمد ابو')).toBe(true)
  expect(arabicIncludes('شركة', '')).toBe(false)
})
