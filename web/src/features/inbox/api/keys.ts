import type { Tab } from '../model/filters'

/** A list of conversations: a tab, or what a search found. */
export interface ListFilter {
  projectId: string
  tab: Tab
  q: string | null
}

/** Names of the inbox's reads in the cache. */
export const inboxKeys = {
  all: (projectId: string) => ['inbox', projectId] as const,
  lists: (projectId: string) => ['inbox', projectId, 'list'] as const,
  list: ({ projectId, tab, q }: ListFilter) =>
    ['inbox', projectId, 'list', q === null ? { tab } : { q }] as const,
  conversation: (projectId: string, id: string) => ['inbox', projectId, 'conversation', id] as const,
  conversations: (projectId: string) => ['inbox', projectId, 'conversation'] as const,
  thread: (projectId: string, id: string) => ['inbox', projectId, 'thread', id] as const,
  threads: (projectId: string) => ['inbox', projectId, 'thread'] as const,
  identities: (projectId: string, contactId: string) =>
    ['inbox', projectId, 'identities', contactId] as const,
  numbers: (projectId: string) => ['inbox', projectId, 'numbers'] as const,
}
