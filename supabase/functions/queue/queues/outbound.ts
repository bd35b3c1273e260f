import { log } from '../../_shared/runtime/log.ts'
import type { OutboundItem } from '../../_shared/whatsapp/outbound.ts'
import type { Round } from '../drain.ts'
import type { QueueSettings } from '../lease.ts'
import { attempt } from './outbound/attempt.ts'
import { Bell } from './outbound/bell.ts'
import { claim, clearWakeUps, type Result, settle, show, waitMs } from './outbound/ledger.ts'

/** Requests to Graph under way at once in one drain, each of another conversation. */
const CONCURRENCY = 64
/** Things claimed and not settled at once: some wait here, so that the requests never wait for the database. */
const OPEN = 192
/** So many at first, and more as outcomes come in: who is killed early leaves little behind whose outcome is unknown. */
const OPEN_AT_FIRST = 24
/** Fewer than this are not worth a claim while others are under way. */
const WORTH_A_CLAIM = 48
/** Fewer outcomes than this are not worth a statement, unless one of them has waited so long. */
const WORTH_A_SETTLE = 48
const SETTLES_WITHIN_MS = 25

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

/**
 * One round: sends what is due until nothing is, or the time is over. Two loops go side by side. One claims what is due and
 * starts it; the other writes outcomes, as many together as came in while the last ones were being written. So each
 * conversation has one send under way, and the database is asked for many at once.
 */
class Pump {
  readonly round: Round = { done: 0, failed: 0 }
  readonly #settings: QueueSettings
  readonly #isOver: () => boolean
  readonly #forSettling = new Bell()
  readonly #forClaiming = new Bell()
  #waiting: OutboundItem[] = []
  #finished: Result[] = []
  #requests = 0
  #open = 0
  #mayOpen = OPEN_AT_FIRST
  #isClaiming = true
  #showing = Promise.resolve()

  constructor(settings: QueueSettings, isOver: () => boolean) {
    this.#settings = settings
    this.#isOver = isOver
  }

  async run(): Promise<Round> {
    await clearWakeUps(this.#settings.visibility_seconds)
    const [claiming] = await Promise.allSettled([this.#claim(), this.#settle()])
    await this.#showing
    if (claiming.status === 'rejected') throw claiming.reason
    return this.round
  }

  #startWaiting(): void {
    while (this.#requests < CONCURRENCY) {
      const item = this.#waiting.shift()
      if (!item) return
      this.#requests += 1
      void this.#send(item)
    }
  }

  async #send(item: OutboundItem): Promise<void> {
    const outcome = await attempt(item, this.#settings)
    this.#finished.push({ item, outcome, answeredAt: performance.now() })
    this.#requests -= 1
    this.#startWaiting()
    this.#forSettling.ring()
  }

  #show(ids: string[]): void {
    this.#showing = this.#showing.then(() => show(ids))
  }

  async #claim(): Promise<void> {
    try {
      while (!this.#isOver()) {
        const free = this.#mayOpen - this.#open
        if (free < Math.min(WORTH_A_CLAIM, this.#mayOpen / 2)) {
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
      this.#forSettling.ring()
    }
  }

  #take(items: OutboundItem[]): void {
    const lost = items.flatMap(({ kind, message_id }) => (kind === 'lost' && message_id ? [message_id] : []))
    if (lost.length > 0) this.#show(lost)
    const real = items.filter(({ kind }) => kind !== 'lost')
    this.#open += real.length
    for (const item of real) {
      if (item.hold_ms > 0) void this.#hold(item)
      else this.#waiting.push(item)
    }
    this.#startWaiting()
  }

  /** Waits for the moment of its permit, without a place among the requests. */
  async #hold(item: OutboundItem): Promise<void> {
    await sleep(item.hold_ms)
    this.#waiting.push(item)
    this.#startWaiting()
  }

  async #settle(): Promise<void> {
    while (this.#isClaiming || this.#open > 0) {
      const oldest = this.#finished[0]
      if (!oldest) {
        await this.#forSettling.wait(LOOKS_EVERY_MS)
        continue
      }
      const waited = performance.now() - oldest.answeredAt
      if (
        this.#finished.length < WORTH_A_SETTLE &&
        this.#finished.length < this.#open &&
        waited < SETTLES_WITHIN_MS
      ) {
        await this.#forSettling.wait(SETTLES_WITHIN_MS - waited)
        continue
      }
      const results = this.#finished
      this.#finished = []
      for (const result of results) note(result, this.round)
      try {
        await settle(results)
      } catch (error) {
        // Their leases run out, and they become unknown: never sent again, resolved by their statuses.
        log.error('outcomes_not_written', { results: results.length, error })
      }
      this.#open -= results.length
      this.#mayOpen = Math.min(OPEN, this.#mayOpen + results.length)
      this.#forClaiming.ring()
    }
  }
}

/** Sends what is due. */
export async function drainOutbound(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  if (isOver()) return { done: 0, failed: 0 }
  return await new Pump(settings, isOver).run()
}
