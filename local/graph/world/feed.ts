import { Ring } from './ring.ts'

/** Everything that the phone page and tests can listen to. */
export type FeedType =
  | 'customer'
  | 'number'
  | 'message'
  | 'message.status'
  | 'typing'
  | 'webhook'
  | 'settings'
  | 'reset'

/** One piece of news, numbered without gaps. */
export type FeedEvent = { seq: number; at: string; type: FeedType; data: Record<string, unknown> }

const KEPT = 5000

/** The ordered news of the emulator: readable from a number onward, or as it comes. */
export class Feed {
  #seq = 0
  readonly #events = new Ring<FeedEvent>(KEPT)
  readonly #listeners = new Set<(event: FeedEvent) => void>()

  /** Number of the newest event. */
  get cursor(): number {
    return this.#seq
  }

  /** Adds an event and tells all listeners. */
  publish(type: FeedType, data: Record<string, unknown>): void {
    this.#seq += 1
    const event: FeedEvent = { seq: this.#seq, at: new Date().toISOString(), type, data }
    this.#events.push(event)
    for (const listener of this.#listeners) listener(event)
  }

  /** Events after a number, oldest first. */
  since(seq: number): FeedEvent[] {
    return this.#events.all().filter((event) => event.seq > seq)
  }

  /** Calls a listener for every new event until the returned function is called. */
  subscribe(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Waits until there is something after a number, at most the given time; then answers what there is. */
  async wait(seq: number, milliseconds: number): Promise<FeedEvent[]> {
    if (this.#seq > seq || milliseconds <= 0) return this.since(seq)
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => done())
      const timer = setTimeout(() => done(), milliseconds)
      const done = () => {
        stop()
        clearTimeout(timer)
        resolve()
      }
    })
    return this.since(seq)
  }
}
