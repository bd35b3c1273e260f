import { expect, test } from 'vitest'
import { explainMetaError, META_ERRORS } from './meta-errors.ts'

test.each(Object.keys(META_ERRORS))('%s has a cause and a next step in both languages', (code) => {
  const { cause, next } = explainMetaError(code)
  for (const sentence of [cause, next]) {
    expect(sentence.ar).toMatch(/^\p{Script=Arabic}.*\.$/u)
    expect(sentence.en).toMatch(/^[A-Z].*\.$/)
  }
})

test('a permission of the 200s is a matter of the token, and an unheard-of code is explained too', () => {
  expect(explainMetaError('299')).toBe(explainMetaError('190'))
  expect(explainMetaError('987654').next.en).toContain('support')
  expect(explainMetaError(null).cause.ar).toBeTruthy()
})
