/** What scopes may be about, what is asked for most first: the contract's list without its validator; a test compares them. */
export const SCOPE_GROUPS = [
  'messages',
  'conversations',
  'contacts',
  'notes',
  'media',
  'templates',
  'flows',
  'requests',
  'numbers',
  'analytics',
  'events',
  'project',
  'webhooks',
  'broadcasts',
  'workflows',
  'calls',
  'ads',
  'pages',
] as const
export type ScopeGroup = (typeof SCOPE_GROUPS)[number]

/** What has no write side: nothing there can be changed from outside. */
const READ_ONLY = new Set<ScopeGroup>(['analytics', 'events'])

export function canWrite(group: ScopeGroup): boolean {
  return !READ_ONLY.has(group)
}

/** A key's scopes by area: `read`, `write`, or both; `*` stands for everything. */
export function byGroup(scopes: string[]): { group: string; read: boolean; write: boolean }[] {
  const groups = new Map<string, { group: string; read: boolean; write: boolean }>()
  for (const scope of scopes) {
    const [group = '', verb = ''] = scope.split(':')
    const entry = groups.get(group) ?? { group, read: false, write: false }
    if (verb === 'read' || verb === '*') entry.read = true
    if (verb === 'write' || verb === '*') entry.write = true
    groups.set(group, entry)
  }
  return [...groups.values()]
}
