import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import type { FeedEvent } from '../world/feed.ts'
import { countInQuery, queryOf } from './json.ts'

const querySchema = z.object({
  since: countInQuery.optional(),
  /** Longest time to wait for news when there are none. */
  wait_ms: countInQuery.max(60_000).default(0),
})

const HEARTBEAT_MS = 15_000

/** The feed: JSON with long polling, or server-sent events for those that accept them. */
export function eventsControl({ world }: Emulator): Hono {
  return new Hono().get('/', async (c) => {
    const { since, wait_ms } = queryOf(c, querySchema)
    if (!c.req.header('accept')?.includes('text/event-stream')) {
      const events = since === undefined ? [] : await world.feed.wait(since, wait_ms)
      return c.json({ cursor: world.feed.cursor, events })
    }
    const last = Number(c.req.header('last-event-id') ?? since ?? world.feed.cursor)
    return streamSSE(c, async (stream) => {
      const write = (event: FeedEvent) =>
        stream.writeSSE({ id: String(event.seq), event: event.type, data: JSON.stringify(event) })
      const waiting: FeedEvent[] = world.feed.since(last)
      let wake: () => void = () => undefined
      const stop = world.feed.subscribe((event) => {
        waiting.push(event)
        wake()
      })
      stream.onAbort(() => {
        stop()
        wake()
      })
      await stream.writeSSE({ event: 'hello', data: JSON.stringify({ cursor: last }) })
      while (!stream.aborted && !stream.closed) {
        for (const event of waiting.splice(0)) await write(event)
        const timer = setTimeout(() => wake(), HEARTBEAT_MS)
        await new Promise<void>((resolve) => {
          wake = resolve
          if (waiting.length > 0 || stream.aborted) resolve()
        })
        clearTimeout(timer)
        if (waiting.length === 0 && !stream.aborted) await stream.writeSSE({ event: 'alive', data: '' })
      }
      stop()
    })
  })
}
