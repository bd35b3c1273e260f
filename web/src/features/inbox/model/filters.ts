import type { Need } from '@contracts/conversations'
import type { ConversationRow } from '../api/rows'

/** The lists of the inbox. */
export const TABS = ['needs', 'mine', 'unassigned', 'open', 'snoozed', 'closed'] as const
export type Tab = (typeof TABS)[number]

/** Why a conversation waits for a person, the most urgent first. */
export const REASONS = [
  'window_closing',
  'send_failed',
  'send_unconfirmed',
  'mention',
  'unanswered',
] as const satisfies Need[]

export const ORDERS = ['newest', 'oldest'] as const
export type Order = (typeof ORDERS)[number]

/** What the last message of a conversation can be, in Meta's words. */
export const LAST_TYPES = ['text', 'image', 'video', 'audio', 'document', 'location', 'template'] as const

/** How long ago the last message may be, in hours. */
const SPANS = { day: 24, week: 7 * 24, month: 30 * 24 } as const
export type Span = keyof typeof SPANS
export const SPAN_NAMES = Object.keys(SPANS) as Span[]

/** The moment from which a span counts, now. */
export function spanStart(span: Span): number {
  return Date.now() - SPANS[span] * 3_600_000
}

/** What narrows a list. */
export interface Filters {
  /** Only on this number of ours. */
  number?: string
  /** `me`, `none` or a member. */
  assignee?: string
  tag?: string
  unread?: true
  /** Only with such a last message. */
  type?: (typeof LAST_TYPES)[number]
  /** Only with a last message of so long ago. */
  since?: Span
  /** Among what needs a person: only for this reason. */
  reason?: Need
}

/** What stands in the address of the inbox. */
export interface InboxSearch extends Filters {
  tab?: Tab
  q?: string
  /** The contact's page, on widths where it does not stand beside the thread. */
  panel?: true
  /** The message to go to. */
  message?: string
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const idIn = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : undefined)

/** Reads the address; what it does not know falls away. */
export function parseInboxSearch(search: Record<string, unknown>): InboxSearch {
  const tab = TABS.find((known) => known === search.tab)
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim() : ''
  return {
    tab: tab === 'needs' ? undefined : tab,
    q: q.slice(0, 200) || undefined,
    number: idIn(search.number),
    assignee:
      search.assignee === 'me' || search.assignee === 'none' ? search.assignee : idIn(search.assignee),
    tag: idIn(search.tag),
    unread: search.unread === true ? true : undefined,
    type: LAST_TYPES.find((known) => known === search.type),
    since: SPAN_NAMES.find((known) => known === search.since),
    reason: REASONS.find((known) => known === search.reason),
    panel: search.panel === true ? true : undefined,
    message: idIn(search.message),
  }
}

/** What a link within the inbox keeps: the list that stands beside the thread. */
export function keepList(search: object): InboxSearch {
  const { panel: _panel, message: _message, ...list } = search as InboxSearch
  return list
}

/** The filters that mean something in a list; the others rest in the address until a list knows them. */
export function filtersOf(tab: Tab, search: Filters): Filters {
  if (tab === 'needs') return { reason: search.reason, assignee: search.assignee }
  const assignee = tab === 'mine' || tab === 'unassigned' ? undefined : search.assignee
  const { number, tag, unread, type, since } = search
  return { number, assignee, tag, unread, type, since }
}

/** Whether anything narrows the list. */
export function narrows(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined)
}

/** Whether a conversation is part of a list. The same rule as the list's query. */
export function belongsTo(tab: Tab, filters: Filters, row: ConversationRow, me: string): boolean {
  if (row.last_message_at === null || tab === 'needs') return false
  const assignee = tab === 'mine' ? 'me' : tab === 'unassigned' ? 'none' : filters.assignee
  return (
    row.status === (tab === 'closed' || tab === 'snoozed' ? tab : 'open') &&
    meets({ ...filters, assignee }, row, me)
  )
}

/** Whether a conversation, whatever its state, is what the filters ask for. */
export function meets(filters: Filters, row: ConversationRow, me: string): boolean {
  const { assignee, since } = filters
  const wanted = assignee === 'me' ? me : assignee === 'none' ? null : assignee
  return (
    (wanted === undefined || row.assignee_id === wanted) &&
    (filters.number === undefined || row.whatsapp_number_id === filters.number) &&
    (filters.tag === undefined || row.tags.some(({ tag_id }) => tag_id === filters.tag)) &&
    (!filters.unread || row.unread_count > 0) &&
    (filters.type === undefined || row.last_message_type === filters.type) &&
    (since === undefined || Date.parse(row.last_message_at ?? '') >= spanStart(since))
  )
}
