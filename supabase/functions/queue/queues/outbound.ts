import { log } from '../../_shared/runtime/log.ts'
import type { OutboundItem } from '../../_shared/whatsapp/outbound.ts'
import type { Round } from '../drain.ts'
import type { QueueSettings } from '../lease.ts'
import { attempt } from './outbound/attempt.ts'
import { Bell } from './outbound/bell.ts'
import { claim, clearWakeUps, type Result, settle, show, start, waitMs } from './outbound/ledger.ts'

/** Requests to Graph under way at once in one drain, each of another conversation. */
const CONCURRENCY = 64
/** So many more are marked as leaving, so that the requests never wait for that. */
const MARKED_AHEAD = 48
/** Fewer than this are not worth a statement that marks them, while others that are marked wait to go. */
const WORTH_A_MARK = 32
/** Things claimed and not settled at once: some wait here, so that the requests never wait for the database. */
const OPEN = 448
/** Fewer than this are not worth a claim while others are under way: it costs as much for few as for many. */
const WORTH_A_CLAIM = 192
/** Fewer outcomes than this are not worth a statement, unless one of them has waited so long. */
const WORTH_A_SETTLE = 128
const SETTLES_WITHIN_MS = 50
/** So many statements at once write outcomes. */
const SETTLES_AT_ONCE = 2
/** What waits for its permit is marked so long before. */
const MARKS_BEFORE_MS = 10

/** A drain stays for what may go this soon; what is later wakes another one. */
const STAYS_MS = 2_000
/** How often it looks for new work while sends are under way. */
const LOOKS_EVERY_MS = 100

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function note(result: Result, round: Round): void {
  if (result.outcome.outcome === 'accepted') {
    round.done += 1
    return
  }
  round.failed += 1
  log.warn('send_failed', {
    message_id: result.item.message_id,
    outcome: result.outcome.outcome,
    code: result.outcome.error_code,
    attempts: result.item.attempts,
  })
}

/** A thing that was claimed, and when its permit is free. */
type Going = { item: OutboundItem; goesAt: number }

/**
 * One round: sends what is due until nothing is, or the time is over. Three loops go side by side. One claims what is due;
 * one marks what goes next as leaving, right before it does, so that whoever dies leaves few whose outcome is unknown; one
 * writes outcomes, as many together as came in meanwhile. So each conversation has one send under way, and the database is
 * asked for many at once.
 */
class Pump {
  readonly round: Round = { done: 0, failed: 0 }
  readonly #settings: QueueSettings
  readonly #isOver: () => boolean
  readonly #forClaiming = new Bell()
  readonly #forMarking = new Bell()
  readonly #forSettling = new Bell()
  /** Claimed; their permits are free, or nearly. */
  #waiting: Going[] = []
  /** Marked as leaving, and free to go. */
  #ready: OutboundItem[] = []
  #finished: Result[] = []
  /** Marked as leaving, the request not yet begun. */
  #marked = 0
  #requests = 0
  #beingWritten = 0
  #writers = 0
  #open = 0
  #isClaiming = true
  #showing = Promise.resolve()

  constructor(settings: QueueSettings, isOver: () => boolean) {
    this.#settings = settings
    this.#isOver = isOver
  }

  async run(): Promise<Round> {
    await clearWakeUps()
    const [claiming] = await Promise.allSettled([this.#claim(), this.#mark(), this.#settle()])
    await this.#showing
    if (claiming.status === 'rejected') throw claiming.reason
    return this.round
  }

  get #isAtWork(): boolean {
    return this.#isClaiming || this.#open > 0
  }

  #close(count: number): void {
    this.#open -= count
    this.#forClaiming.ring()
    if (this.#isAtWork) return
    this.#forMarking.ring()
    this.#forSettling.ring()
  }

  #show(ids: string[]): void {
    this.#showing = this.#showing.then(() => show(ids))
  }

  async #claim(): Promise<void> {
    try {
      while (!this.#isOver()) {
        const free = OPEN - this.#open
        if (free < WORTH_A_CLAIM) {
          await this.#forClaiming.wait(LOOKS_EVERY_MS)
          continue
        }
        const items = await claim(free)
        this.#take(items)
        if (items.length === free) continue
        const wait = await waitMs()
        if (this.#open === 0 && (wait === null || wait > STAYS_MS)) return
        await this.#forClaiming.wait(Math.min(Math.max(wait ?? LOOKS_EVERY_MS, 2), LOOKS_EVERY_MS))
      }
    } finally {
      this.#isClaiming = false
      this.#forMarking.ring()
      this.#forSettling.ring()
    }
  }

  #take(items: OutboundItem[]): void {
    const lost = items.flatMap(({ kind, message_id }) => (kind === 'lost' && message_id ? [message_id] : []))
    if (lost.length > 0) this.#show(lost)
    const now = performance.now()
    for (const item of items) {
      if (item.kind === 'lost') continue
      this.#open += 1
      void this.#hold({ item, goesAt: now + item.hold_ms })
    }
  }

  /** Waits for the moment of its permit, without a place among the requests. */
  async #hold(going: Going): Promise<void> {
    const milliseconds = going.goesAt - performance.now() - MARKS_BEFORE_MS
    if (milliseconds > 0) await sleep(milliseconds)
    this.#waiting.push(going)
    this.#forMarking.ring()
  }

  async #mark(): Promise<void> {
    while (this.#isAtWork) {
      const room = CONCURRENCY + MARKED_AHEAD - this.#requests - this.#marked
      const isWorthIt = room >= Math.min(this.#waiting.length, WORTH_A_MARK)
      if (this.#waiting.length === 0 || !isWorthIt) {
        await this.#forMarking.wait(LOOKS_EVERY_MS)
        continue
      }
      const next = this.#waiting.splice(0, room)
      this.#marked += next.length
      let leaving: ReadonlySet<string> = new Set()
      try {
        leaving = await start(next.map(({ item }) => item))
      } catch (error) {
        // Nothing has left: their leases run out, and somebody claims them again.
        log.error('sends_not_marked', { sends: next.length, error })
      }
      for (const going of next) void this.#release(going, leaving.has(going.item.outbox_id))
    }
  }

  async #release({ item, goesAt }: Going, isLeaving: boolean): Promise<void> {
    if (!isLeaving) {
      this.#marked -= 1
      this.#close(1)
      return
    }
    const milliseconds = goesAt - performance.now()
    if (milliseconds > 0) await sleep(milliseconds)
    this.#ready.push(item)
    this.#startReady()
  }

  #startReady(): void {
    while (this.#requests < CONCURRENCY) {
      const item = this.#ready.shift()
      if (!item) return
      this.#marked -= 1
      this.#requests += 1
      void this.#send(item)
    }
  }

  async #send(item: OutboundItem): Promise<void> {
    const outcome = await attempt(item, this.#settings)
    this.#finished.push({ item, outcome, answeredAt: performance.now() })
    this.#requests -= 1
    this.#startReady()
    this.#forMarking.ring()
    this.#forSettling.ring()
  }

  async #settle(): Promise<void> {
    while (this.#isAtWork) {
      const oldest = this.#finished[0]
      if (!oldest || this.#writers === SETTLES_AT_ONCE) {
        await this.#forSettling.wait(LOOKS_EVERY_MS)
        continue
      }
      const waited = performance.now() - oldest.answeredAt
      if (
        this.#finished.length < WORTH_A_SETTLE &&
        this.#finished.length + this.#beingWritten < this.#open &&
        waited < SETTLES_WITHIN_MS
      ) {
        await this.#forSettling.wait(SETTLES_WITHIN_MS - waited)
        continue
      }
      void this.#write(this.#finished)
      this.#finished = []
    }
  }

  async #write(results: Result[]): Promise<void> {
    for (const result of results) note(result, this.round)
    this.#writers += 1
    this.#beingWritten += results.length
    try {
      await settle(results)
    } catch (error) {
      // Their leases run out, and they become unknown: never sent again, resolved by their statuses.
      log.error('outcomes_not_written', { results: results.length, error })
    }
    this.#writers -= 1
    this.#beingWritten -= results.length
    this.#close(results.length)
    this.#forSettling.ring()
  }
}

/** Sends what is due. */
export async function drainOutbound(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  if (isOver()) return { done: 0, failed: 0 }
  return await new Pump(settings, isOver).run()
}
