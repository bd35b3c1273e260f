import { expect, test } from 'vitest'
import { createHttpBroadcast } from './http-broadcast.ts'
import { Hub } from './hub.ts'
import { InvalidCredentials } from './identity.ts'

const keys = { publishable_key: 'sb_publishable_x', secret_key: 'sb_secret_x' }

function setUp() {
  const hub = new Hub()
  const heard: unknown[] = []
  for (const isPrivate of [true, false])
    hub.join({
      topic: 'room',
      isPrivate,
      vsn: '2.0.0',
      rights: { broadcast: true, presence: true },
      presenceKey: 'x',
      wantsPresence: false,
      send: (data) => heard.push([isPrivate, (JSON.parse(String(data)) as unknown[])[4]]),
    })
  const app = createHttpBroadcast({
    hub,
    keys,
    identify: async (token) => {
      if (token === 'forged') throw new InvalidCredentials('Failed to validate JWT signature')
      return { role: token, claims: {} }
    },
    authorizer: {
      mayRead: async () => ({ broadcast: true, presence: true }),
      mayWrite: async ({ role }) => role === 'member',
    },
  })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { apikey: keys.publishable_key, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return { heard, post }
}

const message = { topic: 'room', event: 'hi', payload: { n: 1 } }

test('a batch reaches public topics, and private ones when the policies allow', async () => {
  const { heard, post } = setUp()
  const messages = [message, { ...message, private: true }]
  expect((await post('/api/broadcast', { messages })).status).toBe(202)
  expect(heard).toMatchObject([[false, { event: 'hi', payload: { n: 1 } }]])
  await post('/api/broadcast', { messages }, { authorization: 'Bearer member' })
  expect(heard.map((entry) => (entry as unknown[])[0])).toEqual([false, false, true])
})

test('one message can be sent by its address', async () => {
  const { heard, post } = setUp()
  const path = '/api/broadcast/room/events/hi?private=true'
  expect((await post(path, { n: 2 }, { authorization: 'Bearer member' })).status).toBe(202)
  expect(heard).toMatchObject([[true, { event: 'hi', payload: { n: 2 } }]])
})

test('a wrong key, a forged session and a body without messages are refused', async () => {
  const { heard, post } = setUp()
  const body = { messages: [message] }
  expect((await post('/api/broadcast', body, { apikey: 'x' })).status).toBe(401)
  expect((await post('/api/broadcast', body, { authorization: 'Bearer forged' })).status).toBe(401)
  expect((await post('/api/broadcast', { messages: [{ topic: 'room' }] })).status).toBe(422)
  expect(heard).toEqual([])
})
