/** What a name looks like in an address; empty where it has no Latin letter or digit. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
}

/** As the database checks it. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/
