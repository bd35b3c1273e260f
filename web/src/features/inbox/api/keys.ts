import type { Filters, Order, Tab } from '../model/filters'

/** A list of conversations: a tab with its filters, or what a search found. */
export interface ListFilter {
  projectId: string
  tab: Tab
  filters: Filters
  order: Order
  q: string | null
}

/** Names of the inbox's reads in the cache. */
export const inboxKeys = {
  all: (projectId: string) => ['inbox', projectId] as const,
  lists: (projectId: string) => ['inbox', projectId, 'list'] as const,
  list: ({ projectId, tab, filters, order, q }: ListFilter) =>
    ['inbox', projectId, 'list', q === null ? { tab, filters, order } : { q, filters }] as const,
  needs: (projectId: string) => ['inbox', projectId, 'needs'] as const,
  need: ({ projectId, filters }: ListFilter) => ['inbox', projectId, 'needs', filters] as const,
  asides: (projectId: string, id: string) => ['inbox', projectId, 'asides', id] as const,
  counts: (projectId: string) => ['inbox', projectId, 'counts'] as const,
  hits: (projectId: string, q: string, conversationId?: string) =>
    ['inbox', projectId, 'hits', q, conversationId ?? null] as const,
  contact: (projectId: string, contactId: string) => ['inbox', projectId, 'contact', contactId] as const,
  pins: (projectId: string) => ['inbox', projectId, 'pins'] as const,
  tags: (projectId: string) => ['inbox', projectId, 'tags'] as const,
  conversation: (projectId: string, id: string) => ['inbox', projectId, 'conversation', id] as const,
  conversations: (projectId: string) => ['inbox', projectId, 'conversation'] as const,
  thread: (projectId: string, id: string) => ['inbox', projectId, 'thread', id] as const,
  threads: (projectId: string) => ['inbox', projectId, 'thread'] as const,
  identities: (projectId: string, contactId: string) =>
    ['inbox', projectId, 'identities', contactId] as const,
  flowOfAnswer: (projectId: string, messageId: string) =>
    ['inbox', projectId, 'flow-of-answer', messageId] as const,
  numbers: (projectId: string) => ['inbox', projectId, 'numbers'] as const,
}
