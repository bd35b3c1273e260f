/*
 * Photos sent from this page keep showing their local copy once the server has them, instead of being fetched back
 * and flickering. A few are kept; older ones come from the server.
 */

const MAX_KEPT = 40
const kept = new Map<string, string>()

/** Keeps the object URL of a photo that has been sent. */
export function keepLocalPhoto(key: string, url: string): void {
  kept.set(key, url)
  if (kept.size <= MAX_KEPT) return
  const [oldest] = kept
  if (!oldest) return
  URL.revokeObjectURL(oldest[1])
  kept.delete(oldest[0])
}

/** The local copy of a photo, when this page sent it. */
export function localPhoto(key: string | null): string | null {
  return (key && kept.get(key)) || null
}
