/** The lines of business that Meta knows, what this hub's first users are in first. */
export const VERTICALS = [
  'PROF_SERVICES',
  'RETAIL',
  'OTHER',
  'APPAREL',
  'AUTO',
  'BEAUTY',
  'EDU',
  'ENTERTAIN',
  'EVENT_PLAN',
  'FINANCE',
  'GOVT',
  'GROCERY',
  'HEALTH',
  'HOTEL',
  'MATRIMONY_SERVICE',
  'NONPROFIT',
  'OTC_DRUGS',
  'RESTAURANT',
  'TRAVEL',
  'ALCOHOL',
  'ONLINE_GAMBLING',
  'PHYSICAL_GAMBLING',
] as const

const NAMES = ['about', 'description', 'address', 'email', 'vertical'] as const

/** The profile as a form holds it: all words, websites line by line. */
export type ProfileFields = Record<(typeof NAMES)[number] | 'websites', string>

/** Reads what Meta said of the profile, in which nothing is sure. */
export function profileFields(profile: Record<string, unknown>): ProfileFields {
  const word = (value: unknown) => (typeof value === 'string' ? value : '')
  const websites = Array.isArray(profile.websites) ? profile.websites.map(word).filter(Boolean) : []
  const vertical = word(profile.vertical)
  return {
    about: word(profile.about),
    description: word(profile.description),
    address: word(profile.address),
    email: word(profile.email),
    vertical: VERTICALS.some((known) => known === vertical) ? vertical : '',
    websites: websites.join('\n'),
  }
}

/** What was changed, as the API takes it. An emptied "about" or industry is left as it was: Meta has no empty ones. */
export function changesOf(before: ProfileFields, after: ProfileFields): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const name of NAMES) {
    if (after[name] === before[name]) continue
    if (after[name] === '' && (name === 'about' || name === 'vertical' || name === 'email')) continue
    changes[name] = after[name].trim()
  }
  if (after.websites !== before.websites) {
    changes.websites = after.websites
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  }
  return changes
}
