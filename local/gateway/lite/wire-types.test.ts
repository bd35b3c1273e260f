import { expect, test } from 'vitest'
import { isoTime, jsonText } from './wire-types.ts'

test.each([
  ['2026-11-22 20:59:07.123+00', '2026-11-22T20:59:07.123+00:00'],
  ['2026-11-22 20:59:07-03:30', '2026-11-22T20:59:07-03:30'],
  ['2026-11-22 20:59:07', '2026-11-22T20:59:07'],
  ['infinity', 'infinity'],
])('the time %s is read as %s', (text, iso) => {
  expect(isoTime(text)).toBe(iso)
})

test('text that is an object or a list already is not encoded again, other text is', () => {
  expect(jsonText('{"a":1}')).toBe('{"a":1}')
  expect(jsonText('[1]')).toBe('[1]')
  expect(jsonText('{not json')).toBe('"{not json"')
  expect(jsonText('سلام')).toBe('"سلام"')
  expect(jsonText({ a: 'ب' })).toBe('{"a":"ب"}')
})
