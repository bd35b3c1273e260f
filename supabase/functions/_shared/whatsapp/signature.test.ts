import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedByMeta } from './signature.ts'

const SECRET = 'a-secret-of-our-own-app'
const body = new TextEncoder().encode('{"text":"\\u0633\\u0644\\u0627\\u0645"}')

function sign(bytes: Uint8Array, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
}

test("Meta's signature of these bytes is accepted", () => {
  expect(isSignedByMeta(body, sign(body), [SECRET])).toBe(true)
})

test('bytes that are not text are verified as they are', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xfe])
  expect(isSignedByMeta(bytes, sign(bytes), [SECRET])).toBe(true)
})

test('while a rotation lasts both secrets are accepted', () => {
  expect(isSignedByMeta(body, sign(body, 'the-secret-before'), [SECRET, 'the-secret-before'])).toBe(true)
  expect(isSignedByMeta(body, sign(body), [SECRET, 'the-secret-before'])).toBe(true)
})

test('one changed byte is refused', () => {
  const changed = Uint8Array.from(body)
  changed[3] = (changed[3] ?? 0) ^ 1
  expect(isSignedByMeta(changed, sign(body), [SECRET])).toBe(false)
})

test.each([
  ['none', undefined],
  ['an empty one', ''],
  ['a wrong prefix', sign(body).replace('sha256', 'sha1')],
  ['no prefix', sign(body).slice(7)],
  ['a truncated one', sign(body).slice(0, -1)],
  ['an over-long one', `${sign(body)}0`],
  ['capitals', sign(body).toUpperCase()],
  ['letters that are not hex', `sha256=${'z'.repeat(64)}`],
  ['one of another secret', sign(body, 'another-secret')],
])('a signature that is %s is refused', (_, header) => {
  expect(isSignedByMeta(body, header, [SECRET])).toBe(false)
})

test('without a secret nothing is accepted, not even what an empty key has signed', () => {
  expect(isSignedByMeta(body, sign(body, ''), [])).toBe(false)
  expect(isSignedByMeta(body, sign(body, ''), [''])).toBe(false)
})
