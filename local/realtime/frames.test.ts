import { expect, test } from 'vitest'
import { decodeFrame, encodeFrame, type Frame } from './frames.ts'

const FRAME: Frame = {
  joinRef: '1',
  ref: '2',
  topic: 'realtime:غرفة',
  event: 'phx_join',
  payload: { a: 'ب' },
}

/** A broadcast as supabase-js writes it: kind, five lengths, encoding, the strings, the payload. */
function push(parts: { topic: string; event: string; metadata?: string; encoding: number; payload: Buffer }) {
  const strings = ['1', '7', parts.topic, parts.event, parts.metadata ?? ''].map((text) => Buffer.from(text))
  const header = [3, ...strings.map((text) => text.length), parts.encoding]
  return Buffer.concat([Buffer.from(header), ...strings, parts.payload])
}

test.each(['1.0.0', '2.0.0'] as const)('a frame of version %s is read as it was written', (vsn) => {
  const data = encodeFrame(FRAME, vsn)
  expect(decodeFrame(Buffer.from(String(data)), false, vsn)).toEqual(FRAME)
})

test('version 2.0.0 writes arrays, version 1.0.0 objects', () => {
  expect(encodeFrame(FRAME, '2.0.0')).toBe('["1","2","realtime:غرفة","phx_join",{"a":"ب"}]')
  expect(JSON.parse(String(encodeFrame(FRAME, '1.0.0')))).toMatchObject({ topic: FRAME.topic, join_ref: '1' })
})

test('a binary broadcast of JSON is read', () => {
  const data = push({
    topic: 'realtime:غرفة',
    event: 'كتابة',
    metadata: '{"persist":true}',
    encoding: 1,
    payload: Buffer.from('{"who":"أحمد"}'),
  })
  expect(decodeFrame(data, true, '2.0.0')).toEqual({
    joinRef: '1',
    ref: '7',
    topic: 'realtime:غرفة',
    event: 'broadcast',
    payload: { type: 'broadcast', event: 'كتابة', payload: { who: 'أحمد' }, meta: { persist: true } },
  })
})

test('a binary broadcast of bytes goes out as bytes, to those who can read them', () => {
  const bytes = Buffer.from([0, 255, 1])
  const frame = decodeFrame(
    push({ topic: 'realtime:x', event: 'e', encoding: 0, payload: bytes }),
    true,
    '2.0.0',
  )
  const data = encodeFrame({ ...frame, joinRef: null, ref: null }, '2.0.0')
  expect(data).toEqual(Buffer.concat([Buffer.from([4, 10, 1, 0, 0]), Buffer.from('realtime:xe'), bytes]))
  expect(encodeFrame(frame, '1.0.0')).toBeUndefined()
})

test.each([
  ['no JSON', Buffer.from('x'), false],
  ['an object where an array belongs', Buffer.from('{"topic":"t","event":"e"}'), false],
  ['no topic', Buffer.from('[null,null,1,"e",{}]'), false],
  ['an unknown kind', Buffer.from([9, 0, 0, 0, 0, 0, 0]), true],
  ['lengths beyond its end', Buffer.from([3, 255, 255, 0, 0, 0, 1]), true],
  ['nothing', Buffer.alloc(0), true],
])('a frame with %s is refused', (_name, data, isBinary) => {
  expect(() => decodeFrame(data, isBinary, '2.0.0')).toThrow()
})
