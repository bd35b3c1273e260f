import { TokenBucket, WindowMeter } from './limits.ts'
import { digitsOf } from './phone-numbers.ts'

/** A business phone number that is registered with the emulator. */
export type BusinessNumber = {
  id: string
  /** Digits only, as webhooks carry it. */
  number: string
  waba_id: string
  verified_name: string
  webhook_url: string
  app_secret: string
  verify_token: string
  access_token: string
  quality_rating: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  status: string
  throughput: 'STANDARD' | 'HIGH'
  /** Messages per second before 130429. */
  messages_per_second: number
  /** Messages to one customer: so many at once, then one in so many seconds. */
  pair_burst: number
  pair_seconds: number
}

/** What a number has sent and how fast, for the limits and for the measurements. */
export class Traffic {
  readonly rate: TokenBucket
  readonly perSecond = new WindowMeter(1000)
  readonly #pairs = new Map<string, { bucket: TokenBucket; meter: WindowMeter }>()
  readonly #number: BusinessNumber
  refused = 0

  constructor(number: BusinessNumber, now: number) {
    this.#number = number
    this.rate = new TokenBucket(number.messages_per_second, number.messages_per_second, now)
  }

  /** Bucket and meter of one customer. */
  pair(customer: string, now: number): { bucket: TokenBucket; meter: WindowMeter } {
    const found = this.#pairs.get(customer)
    if (found) return found
    const pair = {
      bucket: new TokenBucket(this.#number.pair_burst, 1 / this.#number.pair_seconds, now),
      meter: new WindowMeter(6000),
    }
    this.#pairs.set(customer, pair)
    return pair
  }

  /** The busiest six seconds of any customer. */
  get mostPerPair(): number {
    let most = 0
    for (const { meter } of this.#pairs.values()) most = Math.max(most, meter.most)
    return most
  }
}

/** The registered numbers. */
export class NumberStore {
  readonly #numbers = new Map<string, BusinessNumber>()
  readonly #traffic = new Map<string, Traffic>()

  /** Registers a number or changes one; its buckets start full again. */
  put(number: BusinessNumber): void {
    this.#numbers.set(number.id, number)
    this.#traffic.delete(number.id)
  }

  /** The number with this id. */
  get(id: string): BusinessNumber | undefined {
    return this.#numbers.get(id)
  }

  /** A number by its id or by its digits in any writing. */
  find(text: string): BusinessNumber | undefined {
    const digits = digitsOf(text)
    return this.#numbers.get(text) ?? this.all().find((number) => number.number === digits)
  }

  /** All numbers in the order of their registration. */
  all(): BusinessNumber[] {
    return [...this.#numbers.values()]
  }

  /** Numbers of one business account. */
  ofAccount(wabaId: string): BusinessNumber[] {
    return this.all().filter((number) => number.waba_id === wabaId)
  }

  /** The traffic of a number. */
  traffic(number: BusinessNumber, now: number): Traffic {
    const found = this.#traffic.get(number.id)
    if (found) return found
    const traffic = new Traffic(number, now)
    this.#traffic.set(number.id, traffic)
    return traffic
  }

  /** Takes a number away. */
  remove(id: string): boolean {
    this.#traffic.delete(id)
    return this.#numbers.delete(id)
  }

  /** Fills all buckets and forgets all measurements. */
  resetTraffic(): void {
    this.#traffic.clear()
  }
}
