import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ChangeEvent, createChangeFeed, type EventPage, type FeedSource } from './change-feed'

type Handlers = Parameters<FeedSource['join']>[0]

/** A feed of events kept in memory, with a channel that the test speaks through. */
function fakeSource() {
  const log: ChangeEvent[] = []
  let handlers: Handlers | undefined
  const since = vi.fn(async (cursor: string | null, maxRows: number): Promise<EventPage> => {
    const last = log.length
    if (cursor === null) return { events: [], cursor: String(last), reset: false }
    const events = log.slice(Number(cursor), Number(cursor) + maxRows)
    return { events, cursor: String(Number(cursor) + events.length), reset: events.length === maxRows }
  })
  const source: FeedSource = {
    since,
    join(given) {
      handlers = given
      return () => {}
    },
  }
  const happen = (told = true): ChangeEvent => {
    const id = log.length + 1
    const event = {
      id,
      type: 'message.received',
      conversation_id: `c${id}`,
      message_id: `m${id}`,
      contact_id: null,
    }
    log.push(event)
    if (told) handlers?.onEvent(event)
    return event
  }
  return {
    source,
    since,
    happen,
    joined: () => handlers?.onJoined(),
    lost: () => handlers?.onLost(),
  }
}

function recorder() {
  const seen: number[][] = []
  const reset = vi.fn(async () => {})
  return {
    seen,
    reset,
    listener: {
      onChanges: vi.fn(async (events: ChangeEvent[]) => {
        seen.push(events.map(({ id }) => id))
      }),
      onReset: reset,
    },
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the change feed', () => {
  it('gathers a burst of news into one read', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.joined()
    world.happen()
    world.happen()
    world.happen()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([[1, 2, 3]])
  })

  it('reads what was not told when the channel joins again', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.joined()
    await vi.advanceTimersByTimeAsync(0)
    world.lost()
    expect(feed.state()).toBe('interrupted')
    world.happen(false)
    world.happen(false)
    world.joined()
    await vi.advanceTimersByTimeAsync(100)
    expect(feed.state()).toBe('live')
    expect(seen).toEqual([[1, 2]])
  })

  it('does not read again what Realtime has told already', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.happen()
    await vi.advanceTimersByTimeAsync(100)
    world.happen(false)
    await feed.catchUp()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([[1], [2]])
  })

  it('keeps news whose rows could not be read, and tries again', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    listener.onChanges.mockRejectedValueOnce(new Error('no connection'))
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.happen()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([])
    world.happen()
    await vi.advanceTimersByTimeAsync(1_100)
    expect(seen.flat()).toEqual([1, 2])
  })

  it('reads everything anew when the cursor is too old, from a newer cursor on', async () => {
    const world = fakeSource()
    const { seen, reset, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.happen(false)
    world.since.mockResolvedValueOnce({ events: [], cursor: '0', reset: true })
    await feed.catchUp()
    expect(reset).toHaveBeenCalledTimes(1)
    world.happen(false)
    await feed.catchUp()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([[2]])
  })

  it('reads everything anew instead of thousands of single events', async () => {
    const world = fakeSource()
    const { reset, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    for (let index = 0; index < 4_500; index += 1) world.happen(false)
    await feed.catchUp()
    expect(reset).toHaveBeenCalledTimes(1)
  })

  it('reads page after page when it is not too far behind', async () => {
    const world = fakeSource()
    const { seen, reset, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    for (let index = 0; index < 2_500; index += 1) world.happen(false)
    await feed.catchUp()
    await vi.advanceTimersByTimeAsync(100)
    expect(reset).not.toHaveBeenCalled()
    expect(seen.flat()).toHaveLength(2_500)
  })

  it('catches up again when asked while it is catching up', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    let answer = (_page: EventPage): void => {}
    world.since.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const first = feed.catchUp()
    world.happen(false)
    const second = feed.catchUp()
    answer({ events: [], cursor: '0', reset: false })
    await Promise.all([first, second])
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([[1]])
  })

  it('tries again by itself when catching up fails', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.happen(false)
    world.since.mockRejectedValueOnce(new Error('offline'))
    await feed.catchUp()
    await vi.advanceTimersByTimeAsync(1_200)
    expect(seen).toEqual([[1]])
  })

  it('starts late when there is no connection at first, and then reads everything anew', async () => {
    const world = fakeSource()
    const { seen, reset, listener } = recorder()
    world.since.mockRejectedValueOnce(new Error('offline'))
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    expect(feed.state()).toBe('interrupted')
    await vi.advanceTimersByTimeAsync(1_100)
    expect(reset).toHaveBeenCalledTimes(1)
    world.happen()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([[1]])
  })

  it('can be stopped and started again, as React does while developing', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    const first = feed.start()
    feed.stop()
    await Promise.all([first, feed.start()])
    world.happen()
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual([[1]])
  })

  it('is silent after stop', async () => {
    const world = fakeSource()
    const { seen, listener } = recorder()
    const feed = createChangeFeed(world.source)
    feed.listen(listener)
    await feed.start()
    world.happen()
    feed.stop()
    await vi.advanceTimersByTimeAsync(70_000)
    expect(seen).toEqual([])
  })
})
