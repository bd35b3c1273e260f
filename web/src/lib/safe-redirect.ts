/**
 * A redirect target that stays on this site: a path, never another origin. Anything else gives the fallback.
 * The browser's own parser decides, since `//host`, `/\host` and control characters are read as origins.
 */
export function safeRedirect(target: unknown, origin: string, fallback = '/'): string {
  if (typeof target !== 'string' || !target.startsWith('/')) return fallback
  try {
    const url = new URL(target, origin)
    if (url.origin !== new URL(origin).origin) return fallback
    // Not back to the door itself.
    if (url.pathname === '/sign-in') return fallback
    return `${url.pathname}${url.search}${url.hash}`
  } catch {
    return fallback
  }
}
