/*
 * News of a project, without a gap. Realtime tells at once but has no replay, so a cursor into the ordered feed
 * of events is kept beside it: after a pause (focus, network, a channel that joined again, and once a minute)
 * what happened since is read from there. Both ways end in the same listener, which re-reads the touched rows.
 */

/** One entry of the feed: what happened and to which rows. Never their content. */
export interface ChangeEvent {
  id: number
  type: string
  conversation_id: string | null
  message_id: string | null
  contact_id: string | null
}

/** A page of the feed. `reset`: there is more than this page, or, with no event, the cursor is too old. */
export interface EventPage {
  events: ChangeEvent[]
  cursor: string
  reset: boolean
}

/** Where the news comes from. */
export interface FeedSource {
  /** Events after the cursor, oldest first; null asks for the present cursor alone. */
  since(cursor: string | null, maxRows: number): Promise<EventPage>
  /** Joins the channels. `onJoined` is called again after every reconnect. */
  join(handlers: { onEvent(event: ChangeEvent): void; onJoined(): void; onLost(): void }): () => void
}

export interface FeedListener {
  /** Re-reads what these events touched. A rejection puts them back for another try. */
  onChanges(events: ChangeEvent[]): Promise<void>
  /** Reads everything anew. */
  onReset(): Promise<void>
}

export type FeedState = 'connecting' | 'live' | 'interrupted'

export interface ChangeFeed {
  /**
   * Takes the first cursor and joins. Lists that are read after this resolves miss nothing. When it cannot, it
   * resolves all the same, goes on trying, and has everything read anew once it succeeds.
   */
  start(): Promise<void>
  stop(): void
  /** Reads what happened since the cursor. Harmless at any time. */
  catchUp(): Promise<void>
  listen(listener: FeedListener): () => void
  state(): FeedState
  onState(listener: () => void): () => void
}

/** Events of one burst are applied together: one read instead of fifty. */
const BATCH_MS = 60
const CATCH_UP_EVERY_MS = 60_000
const PAGE = 1_000
/** Further behind than this, reading everything anew is cheaper. */
const MAX_PAGES = 4
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000]

/** Makes the feed of one project. */
export function createChangeFeed(source: FeedSource): ChangeFeed {
  const listeners = new Set<FeedListener>()
  const stateListeners = new Set<() => void>()
  const pending = new Map<number, ChangeEvent>()
  const applied = new Set<number>() // told by Realtime since the cursor; catching up skips them
  let cursor: string | null = null
  let state: FeedState = 'connecting'
  let stopped = true
  let run = 0 // which start() is in force: a stopped one must not join late
  let leave: (() => void) | undefined
  let batchTimer: ReturnType<typeof setTimeout> | undefined
  let flushing = false
  let failures = 0
  let catchingUp: Promise<void> | undefined
  let catchUpAgain = false
  let poll: ReturnType<typeof setInterval> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  function setState(next: FeedState): void {
    if (state === next) return
    state = next
    for (const listener of stateListeners) listener()
  }

  function enqueue(events: ChangeEvent[]): void {
    for (const event of events) pending.set(event.id, event)
    if (pending.size > 0 && batchTimer === undefined && !flushing) {
      batchTimer = setTimeout(flush, BATCH_MS)
    }
  }

  async function flush(): Promise<void> {
    batchTimer = undefined
    if (flushing || stopped) return
    flushing = true
    const batch = [...pending.values()]
    pending.clear()
    try {
      await Promise.all([...listeners].map((listener) => listener.onChanges(batch)))
      for (const event of batch) applied.add(event.id)
      failures = 0
    } catch {
      for (const event of batch) pending.set(event.id, event)
      failures += 1
    } finally {
      flushing = false
    }
    if (pending.size > 0 && !stopped) batchTimer = setTimeout(flush, failures ? backoff(failures) : BATCH_MS)
  }

  async function readSince(): Promise<void> {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await source.since(cursor, PAGE)
      if (stopped) return
      if (answer.reset && answer.events.length === 0) break
      cursor = answer.cursor
      enqueue(answer.events.filter((event) => !applied.delete(event.id)))
      if (answer.events.length < PAGE) return
    }
    // Too far behind: the new cursor first, then everything, so that nothing falls between the two.
    cursor = (await source.since(null, PAGE)).cursor
    applied.clear()
    pending.clear()
    await Promise.all([...listeners].map((listener) => listener.onReset()))
  }

  function catchUp(): Promise<void> {
    if (stopped || cursor === null) return Promise.resolve()
    if (catchingUp) {
      catchUpAgain = true // what happened while the present read was under way may be missing from it
      return catchingUp
    }
    clearTimeout(retryTimer)
    let failed = 0
    const run = async (): Promise<void> => {
      do {
        catchUpAgain = false
        try {
          await readSince()
          failed = 0
        } catch {
          failed += 1
        }
      } while (catchUpAgain && failed === 0 && !stopped)
    }
    catchingUp = run().finally(() => {
      catchingUp = undefined
      if (failed > 0 && !stopped) retryTimer = setTimeout(() => void catchUp(), backoff(failed))
    })
    return catchingUp
  }

  async function begin(mine: number, failed: number): Promise<void> {
    try {
      const answer = await source.since(null, PAGE)
      if (mine !== run) return
      cursor = answer.cursor
    } catch {
      if (mine !== run) return
      setState('interrupted')
      retryTimer = setTimeout(() => void begin(mine, failed + 1), backoff(failed + 1))
      return
    }
    leave = source.join({
      onEvent: (event) => enqueue([event]),
      onJoined: () => {
        setState('live')
        void catchUp()
      },
      onLost: () => setState('interrupted'),
    })
    poll = setInterval(() => {
      if (typeof document === 'undefined' || !document.hidden) void catchUp()
    }, CATCH_UP_EVERY_MS)
    // What was read before there was a cursor may have missed something.
    if (failed > 0) await Promise.all([...listeners].map((listener) => listener.onReset()))
  }

  return {
    async start() {
      stopped = false
      run += 1
      await begin(run, 0)
    },
    stop() {
      stopped = true
      run += 1
      leave?.()
      leave = undefined
      clearTimeout(batchTimer)
      clearTimeout(retryTimer)
      clearInterval(poll)
    },
    catchUp,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    onState(listener) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
  }
}

function backoff(failures: number): number {
  return RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 30_000
}
