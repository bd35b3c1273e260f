/**
 * The emulator's clock. Times are real ones, because the hub compares them with its own; only delays are divided
 * by the scale, so that a test need not wait for Meta's backoff.
 */
export class Clock {
  scale: number
  readonly #timers = new Map<NodeJS.Timeout, () => void>()

  constructor(scale = 1) {
    this.scale = scale
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now()
  }

  /** Whole seconds since 1970, as Meta writes times. */
  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  /** Runs something after a delay of Meta's time; the returned function cancels it. */
  after(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, milliseconds / this.scale)
    this.#timers.set(timer, () => undefined)
    return () => {
      clearTimeout(timer)
      this.#timers.delete(timer)
    }
  }

  /** Resolves after a delay of Meta's time, or at once when the clock is cleared. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        resolve()
      }, milliseconds / this.scale)
      this.#timers.set(timer, resolve)
    })
  }

  /** Forgets everything that was to come; sleepers wake at once. */
  clear(): void {
    const pending = [...this.#timers]
    this.#timers.clear()
    for (const [timer, wake] of pending) {
      clearTimeout(timer)
      wake()
    }
  }
}
