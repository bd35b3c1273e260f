import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newClient, newcomer, newProject, type Person, sql, stack } from './_support/people.ts'

let member: Person
let colleague: Person
let stranger: Person
let topic: string

beforeAll(async () => {
  ;[member, colleague, stranger] = await Promise.all([newcomer(), newcomer('1.0.0'), newcomer()])
  topic = `project:${await newProject({ [member.id]: 'agent', [colleague.id]: 'agent' })}`
})

afterAll(() => Promise.all([member, colleague, stranger].map(({ client }) => client.realtime.disconnect())))

const joined = (channel: RealtimeChannel) =>
  new Promise<string>((resolve) => {
    channel.subscribe((status, error) =>
      resolve(status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED ? 'joined' : (error?.message ?? status)),
    )
  })

const privately = (client: SupabaseClient, name: string) =>
  client.channel(name, { config: { private: true } })

/** The next message of an event on a channel. */
const heard = (channel: RealtimeChannel, event: string) =>
  new Promise<Record<string, unknown>>((resolve) => {
    channel.on('broadcast', { event }, (message) => resolve(message))
  })

const send = (event: string, payload: object, isPrivate = true, to = topic) =>
  sql`select realtime.send(${sql.json(payload as never)}::jsonb, ${event}, ${to}, ${isPrivate})`

test('members join a private channel and hear what the database sends, in both versions of the protocol', async () => {
  const channels = [privately(member.client, topic), privately(colleague.client, topic)]
  const news = channels.map((channel) => heard(channel, 'news'))
  expect(await Promise.all(channels.map(joined))).toEqual(['joined', 'joined'])
  await send('news', { id: 'n1', text: 'سلام' })
  for (const message of await Promise.all(news))
    expect(message).toMatchObject({
      type: 'broadcast',
      event: 'news',
      payload: { id: 'n1', text: 'سلام' },
      meta: { id: expect.any(String) },
    })
  await member.client.removeAllChannels()
  await colleague.client.removeAllChannels()
})

test('a stranger, somebody without a session and a topic of nobody are refused', async () => {
  const refusal = 'You do not have permissions to read from this Channel topic'
  const nobody = newClient()
  expect(await joined(privately(stranger.client, topic))).toContain(refusal)
  expect(await joined(privately(nobody, topic))).toContain(refusal)
  expect(await joined(privately(member.client, `project:${crypto.randomUUID()}`))).toContain(refusal)
  await nobody.realtime.disconnect()
  await member.client.removeAllChannels()
  await stranger.client.removeAllChannels()
})

test('what is sent in private is not heard on a public channel of the same name', async () => {
  const open = stranger.client.channel(topic)
  const leaked = heard(open, 'secret')
  const told = heard(open, 'open')
  expect(await joined(open)).toBe('joined')
  await send('secret', {})
  await send('open', {}, false)
  expect(await Promise.race([told, leaked])).toMatchObject({ event: 'open' })
  await stranger.client.removeAllChannels()
})

test('a burst of one transaction arrives whole and in order', async () => {
  const channel = privately(member.client, topic)
  const numbers: number[] = []
  const all = new Promise<void>((resolve) => {
    channel.on('broadcast', { event: 'burst' }, ({ payload }) => {
      numbers.push((payload as { n: number }).n)
      if (numbers.length === 200) resolve()
    })
  })
  expect(await joined(channel)).toBe('joined')
  await sql`
    select realtime.send(jsonb_build_object('n', n), 'burst', ${topic}, true) from generate_series(1, 200) as n`
  await all
  expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
  await member.client.removeAllChannels()
})

test('a transaction that is rolled back is not heard of', async () => {
  const channel = privately(member.client, topic)
  const events: unknown[] = []
  channel.on('broadcast', { event: '*' }, ({ event }) => events.push(event))
  const last = heard(channel, 'after')
  expect(await joined(channel)).toBe('joined')
  await sql
    .begin(async (transaction) => {
      await transaction`select realtime.send('{}'::jsonb, 'undone', ${topic}, true)`
      throw new Error('undo')
    })
    .catch(() => {})
  await send('after', {})
  await last
  expect(events).toEqual(['after'])
  await member.client.removeAllChannels()
})

test('colleagues see each other come and go', async () => {
  const config = (key: string) => ({ config: { private: true, presence: { key } } })
  const mine = member.client.channel(topic, config('me'))
  const theirs = colleague.client.channel(topic, config('you'))
  const come = new Promise<unknown>((resolve) => {
    mine.on(
      'presence',
      { event: 'join' },
      ({ key, newPresences }) => key === 'you' && resolve(newPresences[0]),
    )
  })
  const gone = new Promise<unknown>((resolve) => {
    mine.on('presence', { event: 'leave' }, ({ key }) => key === 'you' && resolve(key))
  })
  expect(await joined(mine)).toBe('joined')
  expect(await joined(theirs)).toBe('joined')
  expect(await theirs.track({ conversation: 'c1' })).toBe('ok')
  expect(await come).toMatchObject({ conversation: 'c1' })
  expect(mine.presenceState()).toHaveProperty('you')
  await colleague.client.removeAllChannels()
  expect(await gone).toBe('you')
  await member.client.removeAllChannels()
})

test('a refreshed session keeps its channel', async () => {
  const channel = privately(member.client, topic)
  const news = heard(channel, 'still-here')
  expect(await joined(channel)).toBe('joined')
  const { data } = await member.client.auth.refreshSession()
  await member.client.realtime.setAuth(data.session?.access_token ?? null)
  await send('still-here', {})
  expect(await news).toMatchObject({ event: 'still-here' })
  await member.client.removeAllChannels()
})

test('a connection needs a key of the project', async () => {
  const address = stack.api_url.replace('http', 'ws')
  for (const query of ['vsn=2.0.0', 'vsn=2.0.0&apikey=nonsense']) {
    const socket = new WebSocket(`${address}/realtime/v1/websocket?${query}`)
    const outcome = await new Promise((resolve) => {
      socket.onopen = () => resolve('open')
      socket.onerror = () => resolve('refused')
    })
    expect(outcome).toBe('refused')
  }
})
