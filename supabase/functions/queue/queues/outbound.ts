import { log } from '../../_shared/runtime/log.ts'
import type { OutboundItem } from '../../_shared/whatsapp/outbound.ts'
import type { Round } from '../drain.ts'
import type { QueueSettings } from '../lease.ts'
import { attempt } from './outbound/attempt.ts'
import { claim, clearWakeUps, type Result, settle, show, waitMs } from './outbound/ledger.ts'

/** Sends under way at once in one drain, each of another conversation. */
const CONCURRENCY = 64

/** A drain stays for what may go this soon; what is later wakes another one. */
const STAYS_MS = 2_000
/** How often it looks for new work while sends are under way. */
const LOOKS_EVERY_MS = 100

/** Resolves when something finishes or the time is over, whichever comes first. */
class Bell {
  #ring = () => {}

  ring(): void {
    this.#ring()
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

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
 * One round: sends what is due until nothing is, or the time is over. Outcomes are written together, as many as came in
 * while the last ones were being written, and the next things are claimed right after; so each conversation has one send
 * under way, and all of them wait for the database together.
 */
export async function drainOutbound(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  const round: Round = { done: 0, failed: 0 }
  const bell = new Bell()
  let finished: Result[] = []
  let underWay = 0
  let showing = Promise.resolve()
  let broken: unknown

  const start = (item: OutboundItem) => {
    underWay += 1
    void attempt(item, settings).then((outcome) => {
      finished.push({ item, outcome, answeredAt: performance.now() })
      bell.ring()
    })
  }
  const showLater = (ids: string[]) => {
    showing = showing.then(() => show(ids))
  }
  /** Settles what has finished and starts what is due. Returns how long nothing will happen at least. */
  const turn = async (): Promise<number | null> => {
    const results = finished
    finished = []
    if (results.length > 0) {
      underWay -= results.length
      for (const result of results) note(result, round)
      showLater(await settle(results))
    }
    const free = isOver() || broken ? 0 : CONCURRENCY - underWay
    if (free === 0) return LOOKS_EVERY_MS
    const items = await claim(free)
    showLater(items.flatMap(({ kind, message_id }) => (kind === 'lost' && message_id ? [message_id] : [])))
    for (const item of items) if (item.kind !== 'lost') start(item)
    return items.length === free ? LOOKS_EVERY_MS : await waitMs()
  }

  if (!isOver()) await clearWakeUps(settings.visibility_seconds)
  for (;;) {
    let wait: number | null = null
    try {
      wait = await turn()
    } catch (error) {
      if (broken) throw error
      broken = error
    }
    if (finished.length > 0) continue
    if (underWay > 0) await bell.wait(Math.min(Math.max(wait ?? LOOKS_EVERY_MS, 2), LOOKS_EVERY_MS))
    else if (wait !== null && wait <= STAYS_MS && !isOver() && !broken) await bell.wait(Math.max(wait, 2))
    else break
  }
  await showing
  if (broken) throw broken
  return round
}
