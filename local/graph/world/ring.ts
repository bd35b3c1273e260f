/** A list that keeps its newest entries only, so that a run of a million requests does not fill the memory. */
export class Ring<T> {
  #items: T[] = []
  #dropped = 0
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Adds one entry and lets the oldest go when there are too many. */
  push(item: T): void {
    this.#items.push(item)
    // Cutting in large steps keeps a push cheap; the ring may hold a quarter more than its capacity.
    if (this.#items.length > this.#capacity * 1.25) {
      const surplus = this.#items.length - this.#capacity
      this.#items = this.#items.slice(surplus)
      this.#dropped += surplus
    }
  }

  /** Entries still held, oldest first. */
  all(): readonly T[] {
    return this.#items
  }

  /** How many there ever were. */
  get total(): number {
    return this.#dropped + this.#items.length
  }

  /** Forgets all. */
  clear(): void {
    this.#items = []
    this.#dropped = 0
  }
}
