import type { ContactsSearch } from '../model/search'

/** Names of what is kept of contacts; everything of a project begins alike, so that news refresh it at once. */
export const contactKeys = {
  all: (projectId: string) => ['contacts', projectId] as const,
  list: (projectId: string, search: ContactsSearch) => {
    const { contact: _contact, section: _section, ...filter } = search
    return ['contacts', projectId, 'list', filter] as const
  },
  one: (projectId: string, id: string) => ['contacts', projectId, 'one', id] as const,
  part: (projectId: string, id: string, part: string) => ['contacts', projectId, 'one', id, part] as const,
  tags: (projectId: string) => ['contacts', projectId, 'tags'] as const,
  fields: (projectId: string) => ['contacts', projectId, 'fields'] as const,
  numbers: (projectId: string) => ['contacts', projectId, 'numbers'] as const,
  segments: (projectId: string) => ['contacts', projectId, 'segments'] as const,
}
