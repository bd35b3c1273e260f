import { chatKey } from './messages.ts'

const HOUR = 3_600_000

/** Length of the customer service window. */
export const SERVICE_WINDOW = 24 * HOUR
/** Length of the free entry point window. */
export const FREE_ENTRY_WINDOW = 72 * HOUR

/** The windows of one number and customer, with their key. */
export type WindowEntry = [key: string, windows: Windows]

type Windows = { openUntil: number; referredAt?: number; freeUntil?: number; freeId?: string }

/** The customer service windows: one per customer and business number. */
export class WindowStore {
  readonly #windows = new Map<string, Windows>()

  /** A customer wrote: the window stays open 24 hours from the latest message. */
  written(phoneNumberId: string, customer: string, at: number, fromAd: boolean): void {
    const windows = this.#of(phoneNumberId, customer)
    windows.openUntil = Math.max(windows.openUntil, at + SERVICE_WINDOW)
    if (fromAd) windows.referredAt = at
  }

  /** The business answered: the first answer to a person from an ad starts the free entry point window. */
  answered(phoneNumberId: string, customer: string, at: number): void {
    const windows = this.#of(phoneNumberId, customer)
    if (windows.referredAt === undefined || at > windows.referredAt + SERVICE_WINDOW) return
    windows.freeUntil = at + FREE_ENTRY_WINDOW
    windows.freeId = crypto.randomUUID().replaceAll('-', '')
    delete windows.referredAt
  }

  /** May the business send anything but templates? */
  isOpen(phoneNumberId: string, customer: string, now: number): boolean {
    return this.#of(phoneNumberId, customer).openUntil > now
  }

  /** When the window closes or closed; 0 when the customer never wrote. */
  openUntil(phoneNumberId: string, customer: string): number {
    return this.#of(phoneNumberId, customer).openUntil
  }

  /** The free entry point window, while it is open. */
  freeEntry(phoneNumberId: string, customer: string, now: number): { id: string; until: number } | undefined {
    const { freeUntil, freeId } = this.#of(phoneNumberId, customer)
    return freeUntil !== undefined && freeId !== undefined && freeUntil > now
      ? { id: freeId, until: freeUntil }
      : undefined
  }

  /** Opens or closes the window by hand. */
  set(phoneNumberId: string, customer: string, openUntil: number): void {
    this.#of(phoneNumberId, customer).openUntil = openUntil
  }

  /** All windows with their keys, for keeping them. */
  entries(): WindowEntry[] {
    return [...this.#windows]
  }

  /** Takes back what `entries` gave. */
  restore(entries: readonly WindowEntry[]): void {
    for (const [key, windows] of entries) this.#windows.set(key, windows)
  }

  /** Forgets all windows. */
  clear(): void {
    this.#windows.clear()
  }

  #of(phoneNumberId: string, customer: string): Windows {
    const key = chatKey(phoneNumberId, customer)
    const found = this.#windows.get(key)
    if (found) return found
    const windows = { openUntil: 0 }
    this.#windows.set(key, windows)
    return windows
  }
}
