import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import type { Authorizer } from './authorization.ts'
import { Connection } from './connection.ts'
import { Hub } from './hub.ts'
import { type Identity, InvalidCredentials } from './identity.ts'

/** The end of a WebSocket that the server holds, played by the test. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly sent: unknown[][] = []
  closed: number | undefined
  send(data: string): void {
    this.sent.push(JSON.parse(data) as unknown[])
  }
  close(code: number): void {
    this.closed = code
  }
  terminate(): void {
    this.readyState = 3
    this.emit('close')
  }
}

const NOBODY = { broadcast: false, presence: false }
const ALL = { broadcast: true, presence: true }

/** Tokens are `role[:seconds]`: the role acts, and the session ends so many seconds after the epoch of the test. */
async function identify(token: string): Promise<Identity> {
  const [role = '', seconds] = token.split(':')
  if (role === 'forged') throw new InvalidCredentials('JwtSignatureError: Failed to validate JWT signature')
  return { role, claims: { role }, ...(seconds ? { expiresAt: Date.now() / 1000 + Number(seconds) } : {}) }
}

let hub: Hub
let socket: FakeSocket
let writes: number
let nextRef = 0

beforeEach(() => {
  vi.useFakeTimers()
  hub = new Hub()
  socket = new FakeSocket()
  writes = 0
  const authorizer: Authorizer = {
    mayRead: async ({ role }, topic) => (role === 'member' && topic === 'room' ? ALL : NOBODY),
    mayWrite: async ({ role }, _topic, extension) => {
      writes += 1
      return role === 'member' && extension === 'presence'
    },
  }
  const setup = { hub, authorizer, identify, vsn: '2.0.0' as const, headers: {}, apiKey: 'anon' }
  new Connection(socket as unknown as WebSocket, setup, (error) => {
    throw error
  })
})
afterEach(() => vi.useRealTimers())

async function say(topic: string, event: string, payload: unknown, joinRef: string | null = '1') {
  nextRef += 1
  socket.emit(
    'message',
    Buffer.from(JSON.stringify([joinRef, String(nextRef), topic, event, payload])),
    false,
  )
  await vi.advanceTimersByTimeAsync(0)
  return String(nextRef)
}

const join = (topic: string, token: string, config: object = { private: true }) =>
  say(topic, 'phx_join', { config, access_token: token })
const last = () => socket.sent.at(-1)?.slice(2)
const replyTo = (ref: string) =>
  socket.sent.find((frame) => frame[1] === ref && frame[3] === 'phx_reply')?.[4]

test('a heartbeat is answered', async () => {
  const ref = await say('phoenix', 'heartbeat', {}, null)
  expect(replyTo(ref)).toEqual({ status: 'ok', response: {} })
})

test('a member joins a private topic, a stranger does not', async () => {
  expect(replyTo(await join('realtime:room', 'member'))).toEqual({
    status: 'ok',
    response: { postgres_changes: [] },
  })
  expect(replyTo(await join('realtime:other', 'member'))).toMatchObject({
    status: 'error',
    response: { reason: expect.stringContaining('You do not have permissions to read') },
  })
  expect(replyTo(await join('realtime:room', 'forged'))).toMatchObject({ status: 'error' })
})

test('without a token the API key decides, and anybody joins a public topic', async () => {
  expect(replyTo(await join('realtime:room', ''))).toMatchObject({ status: 'error' })
  expect(replyTo(await join('realtime:room', '', { private: false }))).toMatchObject({ status: 'ok' })
})

test('what happens in the topic is pushed until the channel is left', async () => {
  await join('realtime:room', 'member')
  hub.broadcast('room', true, { type: 'broadcast', event: 'change', payload: { id: 1 } })
  expect(last()).toEqual([
    'realtime:room',
    'broadcast',
    { type: 'broadcast', event: 'change', payload: { id: 1 } },
  ])
  await say('realtime:room', 'phx_leave', {})
  expect(last()).toEqual(['realtime:room', 'phx_close', {}])
  expect(hub.isSilent).toBe(true)
})

test('joining again ends the earlier membership', async () => {
  await join('realtime:room', 'member')
  const sent = socket.sent.length
  await join('realtime:room', 'member')
  expect(socket.sent.slice(sent).map((frame) => frame[3])).toEqual(['phx_close', 'phx_reply'])
  hub.broadcast('room', true, { type: 'broadcast', event: 'change', payload: {} })
  expect(socket.sent.filter((frame) => frame[3] === 'broadcast')).toHaveLength(1)
})

test('a broadcast that the policies forbid is not sent and not acknowledged', async () => {
  await join('realtime:room', 'member', { private: true, broadcast: { ack: true, self: true } })
  const message = { type: 'broadcast', event: 'typing', payload: {} }
  const refs = [
    await say('realtime:room', 'broadcast', message),
    await say('realtime:room', 'broadcast', message),
  ]
  expect(refs.map(replyTo)).toEqual([undefined, undefined])
  expect(writes).toBe(1)
})

test('a broadcast in a public topic is acknowledged and, on request, heard by its sender', async () => {
  await join('realtime:lobby', '', { broadcast: { ack: true, self: true } })
  const ref = await say('realtime:lobby', 'broadcast', { type: 'broadcast', event: 'hi', payload: { n: 1 } })
  expect(replyTo(ref)).toEqual({ status: 'ok', response: {} })
  expect(socket.sent.some((frame) => frame[3] === 'broadcast')).toBe(true)
})

test('presence shows who is there, first as a whole and then as changes', async () => {
  await join('realtime:room', 'member', { private: true, presence: { key: 'ahmed', enabled: true } })
  expect(last()).toEqual(['realtime:room', 'presence_state', {}])
  await say('realtime:room', 'presence', { type: 'presence', event: 'track', payload: { name: 'أحمد' } })
  const diff = socket.sent.find((frame) => frame[3] === 'presence_diff')?.[4]
  expect(diff).toMatchObject({ joins: { ahmed: { metas: [{ name: 'أحمد' }] } } })
})

test('a session that ends closes its channel, a renewed one keeps it', async () => {
  await join('realtime:room', 'member:60')
  await vi.advanceTimersByTimeAsync(50_000)
  await say('realtime:room', 'access_token', { access_token: 'member:30' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(socket.sent.some((frame) => frame[3] === 'phx_close')).toBe(false)
  await vi.advanceTimersByTimeAsync(11_000)
  expect(socket.sent.slice(-2).map((frame) => frame[3])).toEqual(['system', 'phx_close'])
  expect(hub.isSilent).toBe(true)
})

test('a session that may no longer read closes its channel', async () => {
  await join('realtime:room', 'member')
  await say('realtime:room', 'access_token', { access_token: 'stranger' })
  expect(socket.sent.slice(-2).map((frame) => frame[3])).toEqual(['system', 'phx_close'])
})

test('messages of an earlier membership and to topics that were not joined change nothing', async () => {
  await join('realtime:room', 'member')
  const track = { type: 'presence', event: 'track', payload: {} }
  const late = await say('realtime:room', 'presence', track, '0')
  expect(replyTo(late)).toBeUndefined()
  const astray = await say('realtime:elsewhere', 'presence', track)
  expect(replyTo(astray)).toMatchObject({ status: 'error', response: { reason: 'unmatched topic' } })
})

test('changes of tables are refused in words', async () => {
  const ref = await join('realtime:room', 'member', { postgres_changes: [{ event: '*', schema: 'public' }] })
  expect(replyTo(ref)).toMatchObject({
    status: 'error',
    response: { reason: expect.stringContaining('postgres_changes') },
  })
})

test('noise ends the connection, silence too', async () => {
  socket.emit('message', Buffer.from('noise'), false)
  expect(socket.closed).toBe(1003)
  await join('realtime:room', 'member')
  await vi.advanceTimersByTimeAsync(100_000)
  expect(socket.readyState).toBe(3)
  expect(hub.isSilent).toBe(true)
})
