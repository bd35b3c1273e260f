import type { MediaSearch } from '../model/search'

/** Names of what is kept of media; everything of a project begins alike. */
export const mediaKeys = {
  all: (projectId: string) => ['media', projectId] as const,
  list: (projectId: string, filter: MediaSearch) => ['media', projectId, 'list', filter] as const,
  total: (projectId: string, filter: MediaSearch) => ['media', projectId, 'total', filter] as const,
  one: (projectId: string, id: string) => ['media', projectId, 'one', id] as const,
  urls: (projectId: string, paths: string[]) => ['media', projectId, 'urls', ...paths] as const,
  numbers: (projectId: string) => ['media', projectId, 'numbers'] as const,
  people: (projectId: string, q: string) => ['media', projectId, 'people', q] as const,
}
