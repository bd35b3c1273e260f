import type { ConversationRow } from '../api/rows'

/** The lists of the inbox. */
export const TABS = ['open', 'mine', 'unassigned', 'closed'] as const
export type Tab = (typeof TABS)[number]

/** What stands in the address of the inbox. */
export interface InboxSearch {
  tab?: Tab
  q?: string
  /** The contact's page, on widths where it does not stand beside the thread. */
  panel?: true
}

/** Reads the address; what it does not know falls away. */
export function parseInboxSearch(search: Record<string, unknown>): InboxSearch {
  const tab = TABS.find((known) => known === search.tab)
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim() : ''
  return {
    tab: tab === 'open' ? undefined : tab,
    q: q.slice(0, 200) || undefined,
    panel: search.panel === true ? true : undefined,
  }
}

/** Whether a conversation is part of a list. The same rule as the list's query. */
export function belongsTo(tab: Tab, row: ConversationRow, me: string): boolean {
  if (row.last_message_at === null) return false
  switch (tab) {
    case 'open':
      return row.status === 'open'
    case 'mine':
      return row.status === 'open' && row.assignee_id === me
    case 'unassigned':
      return row.status === 'open' && row.assignee_id === null
    case 'closed':
      return row.status === 'closed'
  }
}
