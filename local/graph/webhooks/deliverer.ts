import type { BusinessNumber } from '../world/numbers.ts'
import type { DeliveryAttempt, DeliveryRecord } from '../world/records.ts'
import type { World } from '../world/world.ts'
import type { Update } from './change.ts'
import { encodeJson, signBody } from './encode.ts'
import { envelopeOf } from './envelope.ts'
import { postWebhook } from './post.ts'
import { retryDelay } from './retries.ts'

type Waiting = { update: Update; alone: boolean }
type Lane = {
  number: BusinessNumber
  waiting: Waiting[]
  held: Update[]
  running: number
  timer: (() => void) | null
}

/** Sends updates to the callbacks: batched, several at a time, again and again until they are taken. */
export class Deliverer {
  readonly #world: World
  readonly #lanes = new Map<string, Lane>()
  readonly #onDelivered: (record: DeliveryRecord) => void
  #generation = 0

  constructor(world: World, onDelivered: (record: DeliveryRecord) => void) {
    this.#world = world
    this.#onDelivered = onDelivered
    world.feed.subscribe((event) => {
      if (event.type === 'reset') this.#forget()
    })
  }

  /** Takes an update, applies the rules of misbehaviour, and sends it. */
  enqueue(update: Update): void {
    const { customer } = update
    const hit = this.#world.misbehaviour.hit('webhook', {
      event: update.event,
      phone_number_id: update.number.id,
      recipients: customer ? [customer.phone, customer.bsuid] : [],
    })
    switch (hit?.action.type) {
      case undefined:
        this.#push({ update, alone: false })
        return
      case 'webhook_drop':
        this.#world.feed.publish('webhook', {
          result: 'dropped_by_rule',
          events: [update.event],
          wamid: update.wamid,
        })
        return
      case 'webhook_delay':
        this.#world.clock.after(hit.action.ms, () => this.#push({ update, alone: true }))
        return
      case 'webhook_duplicate':
        for (let copy = 0; copy <= hit.action.copies; copy += 1) this.#push({ update, alone: true })
        return
      case 'webhook_reorder':
        this.#hold(update, hit.action.hold_ms)
        return
    }
  }

  /** Goes on with posts that were not taken before the emulator ended. */
  resume(records: readonly DeliveryRecord[]): void {
    for (const record of records) {
      this.#world.deliveries.push(record)
      void this.#deliver(record, () => undefined)
    }
  }

  /** How many updates are not delivered yet, those that wait for a retry included. */
  get pending(): number {
    let waiting = 0
    for (const lane of this.#lanes.values()) waiting += lane.waiting.length + lane.held.length
    const open = this.#world.deliveries
      .all()
      .filter(({ result }) => result === 'pending' || result === 'retrying')
    return waiting + open.length
  }

  #forget(): void {
    this.#generation += 1
    this.#lanes.clear()
  }

  #lane(number: BusinessNumber): Lane {
    // One post has one address and one signature, so what differs in either cannot travel together.
    const key = `${number.webhook_url} ${number.app_secret}`
    const found = this.#lanes.get(key)
    if (found) return found
    const lane: Lane = { number, waiting: [], held: [], running: 0, timer: null }
    this.#lanes.set(key, lane)
    return lane
  }

  #hold(update: Update, holdMs: number): void {
    const lane = this.#lane(update.number)
    lane.held.push(update)
    this.#world.clock.after(holdMs, () => this.#release(lane, [update]))
  }

  #release(lane: Lane, updates: Update[]): void {
    for (const update of updates) {
      const index = lane.held.indexOf(update)
      if (index < 0) continue
      lane.held.splice(index, 1)
      this.#push({ update, alone: true })
    }
  }

  #push(waiting: Waiting): void {
    const lane = this.#lane(waiting.update.number)
    lane.waiting.push(waiting)
    const { batch_window_ms } = this.#world.settings.webhooks
    if (batch_window_ms === 0) this.#flush(lane)
    else {
      lane.timer ??= this.#world.clock.after(batch_window_ms, () => {
        lane.timer = null
        this.#flush(lane)
      })
    }
  }

  #flush(lane: Lane): void {
    while (lane.waiting.length > 0 && lane.running < this.#world.settings.webhooks.concurrency) {
      const updates = this.#takeBatch(lane)
      lane.running += 1
      const held = [...lane.held]
      void this.#deliver(this.#record(updates, lane.number), () => {
        lane.running -= 1
        this.#release(lane, held)
        this.#flush(lane)
      })
    }
  }

  #takeBatch(lane: Lane): Update[] {
    const max = this.#world.settings.webhooks.batch_max
    let count = 0
    while (count < lane.waiting.length && count < max && !lane.waiting[count]?.alone) count += 1
    return lane.waiting.splice(0, Math.max(1, count)).map(({ update }) => update)
  }

  async #deliver(record: DeliveryRecord, afterFirst: () => void): Promise<void> {
    const generation = this.#generation
    for (let first = true; ; first = false) {
      const attempt = await this.#attempt(record)
      if (generation !== this.#generation) return
      record.attempts.push(attempt)
      const delay = attempt.status === 200 ? null : retryDelay(record.attempts.length)
      record.result = attempt.status === 200 ? 'delivered' : delay === null ? 'given_up' : 'retrying'
      const { now, scale } = { now: this.#world.clock.now(), scale: this.#world.clock.scale }
      record.next_attempt_at = delay === null ? null : new Date(now + delay / scale).toISOString()
      if (record.result === 'delivered') this.#onDelivered(record)
      this.#publish(record)
      if (first) afterFirst()
      if (delay === null) return
      await this.#world.clock.sleep(delay)
      if (generation !== this.#generation) return
    }
  }

  /** Asks for the number each time: its callback may have been mended meanwhile. */
  #attempt(record: DeliveryRecord): Promise<DeliveryAttempt> {
    const number = this.#world.numbers.get(record.phone_number_id)
    return postWebhook(number?.webhook_url ?? record.url, record.body, {
      secret: number?.app_secret ?? this.#world.config.app_secret,
      timeoutMs: this.#world.settings.webhooks.timeout_ms,
    })
  }

  #record(updates: Update[], number: BusinessNumber): DeliveryRecord {
    const body = encodeJson(envelopeOf(updates, this.#world.clock.seconds()))
    const record: DeliveryRecord = {
      id: this.#world.deliveries.total + 1,
      at: new Date(this.#world.clock.now()).toISOString(),
      phone_number_id: number.id,
      url: number.webhook_url,
      events: updates.map(({ event }) => event),
      wamids: updates.flatMap(({ wamid }) => wamid ?? []),
      body,
      signature: signBody(body, number.app_secret),
      attempts: [],
      result: 'pending',
      next_attempt_at: null,
    }
    this.#world.deliveries.push(record)
    return record
  }

  #publish(record: DeliveryRecord): void {
    const last = record.attempts.at(-1)
    this.#world.feed.publish('webhook', {
      id: record.id,
      events: record.events,
      result: record.result,
      attempt: record.attempts.length,
      status: last?.status ?? null,
      error: last?.error ?? null,
    })
  }
}
