/**
 * Small things that this browser remembers: language, theme, widths, drafts. Storage may be closed or full
 * (private mode); then nothing is remembered and nothing breaks.
 */
export const remembered = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(`hub.${key}`)
    } catch {
      return null
    }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`hub.${key}`)
      else localStorage.setItem(`hub.${key}`, value)
    } catch {
      // Not remembered.
    }
  },
  /** Forgets everything below a prefix, for signing out on a shared machine. */
  forget(prefix: string): void {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(`hub.${prefix}`)) localStorage.removeItem(key)
      }
    } catch {
      // Nothing was remembered.
    }
  },
}
