export const LEVELS = ['debug', 'info', 'warning', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** What stands in the address of the logs. */
export interface LogsSearch {
  tab?: 'audit'
  level?: Level
  category?: string
  subject?: string
  actor?: string
  /** A day in the project's zone, as 2026-11-22. */
  day?: string
  page?: number
}

/** Reads the address; what it does not know falls away. */
export function parseLogsSearch(search: Record<string, unknown>): LogsSearch {
  const word = (value: unknown, pattern: RegExp) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined
  const page = Number(search.page)
  return {
    tab: search.tab === 'audit' ? 'audit' : undefined,
    level: LEVELS.find((level) => level === search.level),
    category: word(search.category, /^[a-z][a-z_]{1,39}$/),
    subject: word(search.subject, /^[a-z_]{2,60}$/),
    actor: word(search.actor, /^[0-9a-f-]{36}$/),
    day: word(search.day, /^\d{4}-\d{2}-\d{2}$/),
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  }
}
