import { parseRangeSearch, type RangeSearch } from '@/lib/day-ranges'

/** What stands in the address of the analytics: which days, of which number, of whom. */
export interface AnalyticsSearch extends RangeSearch {
  tab?: 'messages' | 'conversations'
  number?: string
  member?: string
  page?: number
}

const TABS = ['messages', 'conversations'] as const

/** Reads the address; what it does not know falls away. */
export function parseAnalyticsSearch(search: Record<string, unknown>): AnalyticsSearch {
  const id = (value: unknown) =>
    typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined
  const page = Number(search.page)
  return {
    ...parseRangeSearch(search),
    tab: TABS.find((tab) => tab === search.tab),
    number: id(search.number),
    member: id(search.member),
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  }
}
