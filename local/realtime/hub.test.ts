import { expect, test } from 'vitest'
import { Hub, type Subscription } from './hub.ts'

function subscriber(overrides: Partial<Subscription> = {}) {
  const heard: unknown[][] = []
  const subscription: Subscription = {
    topic: 'room',
    isPrivate: true,
    vsn: '2.0.0',
    rights: { broadcast: true, presence: true },
    presenceKey: 'me',
    wantsPresence: true,
    send: (data) => heard.push((JSON.parse(String(data)) as unknown[]).slice(2)),
    ...overrides,
  }
  return { subscription, heard }
}

const NEWS = { type: 'broadcast' as const, event: 'news', payload: { n: 1 } }

test('a broadcast reaches its topic and nobody else', () => {
  const hub = new Hub()
  const [mine, other, open] = [subscriber(), subscriber({ topic: 'other' }), subscriber({ isPrivate: false })]
  for (const { subscription } of [mine, other, open]) hub.join(subscription)
  hub.broadcast('room', true, NEWS)
  expect(mine.heard).toEqual([['realtime:room', 'broadcast', NEWS]])
  expect(other.heard).toEqual([])
  expect(open.heard).toEqual([])
})

test('a sender hears himself only when he is not named', () => {
  const hub = new Hub()
  const { subscription, heard } = subscriber()
  hub.join(subscription)
  hub.broadcast('room', true, NEWS, subscription)
  expect(heard).toHaveLength(0)
  hub.broadcast('room', true, NEWS)
  expect(heard).toHaveLength(1)
})

test('who may see presence only hears no broadcast, and the other way round', () => {
  const hub = new Hub()
  const watcher = subscriber({ rights: { broadcast: false, presence: true } })
  const listener = subscriber({ rights: { broadcast: true, presence: false } })
  hub.join(watcher.subscription)
  hub.join(listener.subscription)
  hub.broadcast('room', true, NEWS)
  hub.track(listener.subscription, {})
  expect(watcher.heard.map(([, event]) => event)).toEqual(['presence_diff'])
  expect(listener.heard.map(([, event]) => event)).toEqual(['broadcast'])
})

test('tracking, tracking anew and leaving are told as joins and leaves', () => {
  const hub = new Hub()
  const me = subscriber({ presenceKey: 'ahmed' })
  const you = subscriber({ presenceKey: 'sara' })
  hub.join(me.subscription)
  hub.join(you.subscription)
  hub.track(me.subscription, { at: 1 })
  const state = hub.presenceState(you.subscription)
  expect(state).toMatchObject({ ahmed: { metas: [{ at: 1 }] } })
  const first = state.ahmed?.metas[0]?.phx_ref

  hub.track(me.subscription, { at: 2 })
  expect(you.heard.at(-1)?.[2]).toMatchObject({
    joins: { ahmed: { metas: [{ at: 2, phx_ref_prev: first }] } },
    leaves: { ahmed: { metas: [{ at: 1, phx_ref: first }] } },
  })
  expect(hub.presenceState(you.subscription).ahmed?.metas).toHaveLength(1)

  hub.leave(me.subscription)
  expect(you.heard.at(-1)?.[2]).toMatchObject({ joins: {}, leaves: { ahmed: { metas: [{ at: 2 }] } } })
  expect(hub.presenceState(you.subscription)).toEqual({})
})

test('two windows of one person are two appearances under one key', () => {
  const hub = new Hub()
  const [one, two] = [subscriber({ presenceKey: 'ahmed' }), subscriber({ presenceKey: 'ahmed' })]
  for (const { subscription } of [one, two]) {
    hub.join(subscription)
    hub.track(subscription, {})
  }
  expect(hub.presenceState(one.subscription).ahmed?.metas).toHaveLength(2)
  hub.leave(one.subscription)
  expect(hub.presenceState(two.subscription).ahmed?.metas).toHaveLength(1)
})

test('nobody listens when the last one has left', () => {
  const hub = new Hub()
  const { subscription } = subscriber()
  hub.join(subscription)
  expect(hub.isSilent).toBe(false)
  hub.leave(subscription)
  expect(hub.isSilent).toBe(true)
})
