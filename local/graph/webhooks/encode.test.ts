import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeJson, signBody } from './encode.ts'
import { signatureKinds, signatureOf } from './post.ts'

describe('the bytes of a webhook', () => {
  it('escape every character outside ASCII in lower-case hex', () => {
    expect(encodeJson({ body: 'مرحبا é 😀' })).toBe(
      '{"body":"\\u0645\\u0631\\u062d\\u0628\\u0627 \\u00e9 \\ud83d\\ude00"}',
    )
  })

  it('escape every slash, in keys as well', () => {
    expect(encodeJson({ 'a/b': 'https://x.example/' })).toBe('{"a\\/b":"https:\\/\\/x.example\\/"}')
  })

  it('are the same JSON when they are parsed', () => {
    const value = { text: 'سطر\n"نص" \\ / \u2028 \u007f', list: [1, null, true] }
    expect(JSON.parse(encodeJson(value))).toEqual(value)
  })

  it('are what the signature is made of, and not the text that was parsed and written again', () => {
    const body = encodeJson({ body: 'مرحبا / بك' })
    const expected = createHmac('sha256', 'secret').update(Buffer.from(body, 'utf8')).digest('hex')
    expect(signBody(body, 'secret')).toBe(`sha256=${expected}`)
    expect(signBody(JSON.stringify(JSON.parse(body)), 'secret')).not.toBe(signBody(body, 'secret'))
  })

  it('get a right signature in one way only', () => {
    const right = signBody('{}', 'secret')
    const others = signatureKinds
      .filter((kind) => kind !== 'right')
      .map((kind) => signatureOf('{}', 'secret', kind))
    expect(signatureOf('{}', 'secret', 'right')).toBe(right)
    expect(others).not.toContain(right)
    expect(new Set(others).size).toBe(others.length - 1) // missing and sha1_only both have none
  })
})
