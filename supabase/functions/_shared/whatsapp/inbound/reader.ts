import { createHash } from 'node:crypto'
import type { Update, UpdatePlace } from '../../contracts/inbound.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** What an update is besides its place. */
type Facts<Kind extends Update = Update> = Kind extends Update ? Omit<Kind, keyof UpdatePlace> : never

/** Where in the envelope something stands. */
export type Where = { wabaId: string | null; phoneNumberId: string; at: string }

/** Collects the updates of one event, in order, each with its place. */
export class UpdateCollector {
  readonly updates: Update[] = []
  readonly receivedAt: Date
  readonly #eventId: string
  readonly #receivedMicros: number
  readonly #lastMicros = new Map<number, number>()

  constructor(eventId: string, receivedAt: Date, receivedMicros = receivedAt.getTime() * 1000) {
    this.#eventId = eventId
    this.receivedAt = receivedAt
    this.#receivedMicros = receivedMicros
  }

  /** Adds an update at its place. */
  add(where: Where, facts: Facts): void {
    const place: UpdatePlace = {
      event_id: this.#eventId,
      position: this.updates.length,
      phone_number_id: where.phoneNumberId,
      waba_id: where.wabaId,
      occurred_at: where.at,
    }
    this.updates.push({ ...place, ...facts } as Update)
  }

  /** Adds what could not be read, with the reason. */
  fail(where: Where, error: string, raw: unknown): void {
    this.add(where, { kind: 'failed', error, raw })
  }

  /** Adds a change that is kept as it came. */
  change(where: Where, field: string, value: unknown, facts: { time?: unknown; known?: boolean } = {}): void {
    const { wabaId, phoneNumberId } = where
    const timed = facts.time !== undefined
    const identity = JSON.stringify([wabaId, phoneNumberId, field, value, timed ? facts.time : null])
    const display = (value as { display_phone_number?: unknown } | null)?.display_phone_number
    this.add(where, {
      kind: 'change',
      field,
      known: facts.known ?? true,
      value: value ?? null,
      fingerprint: createHash('sha256').update(identity).digest('hex'),
      timed,
      display_phone_number: typeof display === 'string' ? display : null,
    })
  }

  /** Meta's seconds as a moment. Without them, or with ones that cannot be, the time of receipt stands in. */
  moment(seconds: unknown): string {
    return momentOf(seconds, this.receivedAt) ?? this.receivedAt.toISOString()
  }

  /**
   * Meta's second with the order of arrival behind the comma: messages of one second stand in the order in which they
   * came, and those of one body in the order in which Meta lists them. It follows from what was stored alone, so it is
   * the same whenever the event is worked on; and it is never later than the arrival, so that no answer to a message
   * stands before it.
   */
  momentInOrder(seconds: unknown): string {
    const at = momentOf(seconds, this.receivedAt)
    if (at === null) return this.receivedAt.toISOString()
    const second = Math.floor(Date.parse(at) / 1000)
    const late = Math.max(this.#receivedMicros / 1e6 - second, 0)
    // Fine while it matters (two messages a millisecond apart after two seconds), coarse after days.
    const fraction = Math.floor(Math.min(Math.log1p(late) / LOG_OF_MOST_LATE, 0.999) * 1e6)
    const micros = Math.min(Math.max(fraction, (this.#lastMicros.get(second) ?? -1) + 1), 999_999)
    this.#lastMicros.set(second, micros)
    return `${new Date(second * 1000).toISOString().slice(0, 20)}${String(micros).padStart(6, '0')}Z`
  }
}

/** Of the seconds in about 38 days: Meta delivers again for seven. */
const LOG_OF_MOST_LATE = 15

/** Meta's seconds as a moment, or null when they cannot be one of the past. */
export function momentOf(seconds: unknown, receivedAt: Date): string | null {
  if (typeof seconds !== 'string' && typeof seconds !== 'number') return null
  const ms = Number(seconds) * 1000
  return ms > 0 && ms <= receivedAt.getTime() + DAY_MS ? new Date(ms).toISOString() : null
}

/** A moment that may lie ahead, such as the end of a window; null when it cannot be read. */
export function laterMoment(seconds: unknown): string | null {
  if (typeof seconds !== 'string' && typeof seconds !== 'number') return null
  const ms = Number(seconds) * 1000
  return ms > 0 && ms < Date.UTC(2200, 0) ? new Date(ms).toISOString() : null
}

/** The first thing that zod had to say, with the path to it. */
export function firstIssue(error: { issues: { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'not readable'
}
