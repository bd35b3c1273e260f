/** A bucket that holds up to `capacity` tokens and gets `perSecond` new ones. */
export class TokenBucket {
  readonly capacity: number
  readonly perSecond: number
  #tokens: number
  #filledAt: number

  constructor(capacity: number, perSecond: number, now: number) {
    this.capacity = capacity
    this.perSecond = perSecond
    this.#tokens = capacity
    this.#filledAt = now
  }

  /** Takes one token, or says that there is none. */
  take(now: number): boolean {
    const grown = (Math.max(0, now - this.#filledAt) / 1000) * this.perSecond
    this.#tokens = Math.min(this.capacity, this.#tokens + grown)
    this.#filledAt = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}

/** Measures how many requests fell into the busiest window of a given length. */
export class WindowMeter {
  readonly #length: number
  #times: number[] = []
  #start = 0
  #most = 0

  constructor(milliseconds: number) {
    this.#length = milliseconds
  }

  /** Counts one request. */
  add(now: number): void {
    this.#times.push(now)
    while ((this.#times[this.#start] ?? now) <= now - this.#length) this.#start += 1
    this.#most = Math.max(this.#most, this.#times.length - this.#start)
    if (this.#start > 4096) {
      this.#times = this.#times.slice(this.#start)
      this.#start = 0
    }
  }

  /** The largest number of requests in any window so far. */
  get most(): number {
    return this.#most
  }
}
