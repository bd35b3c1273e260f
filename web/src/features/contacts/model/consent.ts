import type { ConsentEntry } from '@contracts/contacts'

export const CONSENT_CATEGORIES = [
  'all',
  'marketing',
  'utility',
  'authentication',
  'service',
  'calls',
] as const satisfies ConsentEntry['category'][]

/** How consent stands: the newest entry for the category or for all; at one instant the withdrawal counts. */
export function standing(
  entries: Pick<ConsentEntry, 'category' | 'channel' | 'state' | 'occurred_at' | 'created_at'>[],
  category: ConsentEntry['category'],
): 'granted' | 'withdrawn' | 'unknown' {
  const [newest] = entries
    .filter((entry) => entry.channel === 'whatsapp' && ['all', category].includes(entry.category))
    .sort(
      (a, b) =>
        Date.parse(b.occurred_at) - Date.parse(a.occurred_at) ||
        Date.parse(b.created_at) - Date.parse(a.created_at) ||
        (b.state > a.state ? 1 : -1),
    )
  return newest?.state ?? 'unknown'
}
