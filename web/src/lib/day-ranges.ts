import { dayKey } from './format'

export const RANGES = ['today', 'week', 'month', 'custom'] as const
export type Range = (typeof RANGES)[number]

/** What stands in the address of a page of figures: seven days unless it says otherwise. */
export interface RangeSearch {
  range?: Exclude<Range, 'week'>
  from?: string
  to?: string
}

/** First and last day, both counted, in the project's time zone. */
export interface Days {
  from: string
  to: string
}

const DAY_MS = 86_400_000
/** What the API answers at most. */
export const MOST_DAYS = 731

/** Reads the address; what it does not know falls away. */
export function parseRangeSearch(search: Record<string, unknown>): RangeSearch {
  const range = RANGES.find((known) => known === search.range)
  if (range === 'custom') {
    const [from, to] = [search.from, search.to].map(asDay)
    return from && to && from <= to && daysFrom(from, to) <= MOST_DAYS ? { range, from, to } : {}
  }
  return range && range !== 'week' ? { range } : {}
}

/** The days that a search means. */
export function daysOf({ range, from, to }: RangeSearch, now: number, timeZone: string): Days {
  if (range === 'custom' && from && to) return { from, to }
  const today = dayKey(now, timeZone)
  const back = { today: 0, month: 29 }[range as 'today' | 'month'] ?? 6
  return { from: shift(today, -back), to: today }
}

/** Every day of a range, so that a day without messages has its place. */
export function eachDay({ from, to }: Days): string[] {
  return Array.from({ length: daysFrom(from, to) + 1 }, (_, index) => shift(from, index))
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

function asDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const moment = Date.parse(value)
  return Number.isFinite(moment) && new Date(moment).toISOString().startsWith(value) ? value : undefined
}
