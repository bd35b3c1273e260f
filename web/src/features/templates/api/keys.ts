import type { TemplatesSearch } from '../model/search'

/** Names of what is kept of templates; everything of a project begins alike. */
export const templateKeys = {
  all: (projectId: string) => ['templates', projectId] as const,
  accounts: (projectId: string) => ['templates', projectId, 'accounts'] as const,
  list: (projectId: string, accountId: string, search: TemplatesSearch) =>
    ['templates', projectId, 'list', accountId, search] as const,
  languages: (projectId: string, accountId: string) =>
    ['templates', projectId, 'languages', accountId] as const,
  one: (projectId: string, id: string) => ['templates', projectId, 'one', id] as const,
  events: (projectId: string, id: string) => ['templates', projectId, 'one', id, 'events'] as const,
  numbers: (projectId: string) => ['templates', projectId, 'numbers'] as const,
  flows: (projectId: string, accountId: string) => ['templates', projectId, 'flows', accountId] as const,
}
