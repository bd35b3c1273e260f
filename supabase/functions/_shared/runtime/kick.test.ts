import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settleBackground } from './background.ts'
import { kickQueue } from './kick.ts'

let finish: (() => void)[]
let calls: { url: string; secret: string | null; at: number }[]

beforeEach(() => {
  finish = []
  calls = []
  vi.useFakeTimers()
  vi.stubEnv('SUPABASE_URL', 'http://hub.test')
  vi.stubEnv('QUEUE_SECRET', 'the-secret-of-the-queue')
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push({ url, secret: new Headers(init.headers).get('x-queue-secret'), at: Date.now() })
    return new Promise<Response>((resolve) => finish.push(() => resolve(new Response('{}'))))
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a burst of commits makes one call, and one more when that has ended', async () => {
  for (let index = 0; index < 50; index += 1) kickQueue('inbound')
  await vi.advanceTimersByTimeAsync(0)
  expect(calls).toMatchObject([
    { url: 'http://hub.test/functions/v1/queue/inbound', secret: 'the-secret-of-the-queue' },
  ])
  kickQueue('inbound')
  kickQueue('inbound')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls).toHaveLength(1)
  finish[0]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(calls).toHaveLength(2)
  finish[1]?.()
  await vi.advanceTimersByTimeAsync(200)
  await settleBackground()
  expect(calls).toHaveLength(2)
})

test('two calls of one isolate start at least 100 ms apart', async () => {
  kickQueue('outbound')
  await vi.advanceTimersByTimeAsync(0)
  finish[0]?.()
  kickQueue('outbound')
  await vi.advanceTimersByTimeAsync(99)
  expect(calls).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(calls).toHaveLength(2)
  finish[1]?.()
  await vi.advanceTimersByTimeAsync(200)
  await settleBackground()
})

test('a call that fails is only logged, and the next waits a second instead of filling the log', async () => {
  const logged = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const failing = vi.fn(() => Promise.reject(new TypeError('fetch failed')))
  vi.stubGlobal('fetch', failing)
  kickQueue('media')
  await vi.advanceTimersByTimeAsync(0)
  kickQueue('media')
  await vi.advanceTimersByTimeAsync(999)
  expect(failing).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_100)
  await settleBackground()
  expect(failing).toHaveBeenCalledTimes(2)
  expect(logged).toHaveBeenCalledTimes(2)
})

test('a queue that refuses the call is a failure too', async () => {
  const logged = vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.stubGlobal('fetch', async () => new Response('', { status: 401 }))
  kickQueue('media')
  await vi.advanceTimersByTimeAsync(1_100)
  await settleBackground()
  expect(logged.mock.calls[0]?.[0]).toContain('401')
})
