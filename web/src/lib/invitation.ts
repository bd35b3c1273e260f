import { remembered } from './storage'

/*
 * The token of an invitation. It comes in the address of /join, where it must not stay: addresses end up in histories,
 * in screenshots and in other pages' referrers. It waits here until it is accepted, also while its owner signs in.
 */

/** As long as the invitation itself. */
const VALID_MS = 7 * 24 * 60 * 60_000

/** Moves the token out of the address of /join. Called before anything else reads the address. */
export function takeInvitation(): void {
  if (location.pathname !== '/join') return
  const url = new URL(location.href)
  const token = url.searchParams.get('token')
  if (token === null) return
  url.searchParams.delete('token')
  history.replaceState(null, '', url)
  if (/^[0-9a-f]{64}$/.test(token)) {
    remembered.set('invitation', JSON.stringify({ token, at: Date.now() }))
  }
}

/** The invitation that waits to be accepted. */
export function keptInvitation(): string | null {
  try {
    const kept = JSON.parse(remembered.get('invitation') ?? 'null') as {
      token?: unknown
      at?: unknown
    } | null
    if (typeof kept?.token !== 'string' || typeof kept.at !== 'number') return null
    return Date.now() - kept.at < VALID_MS ? kept.token : null
  } catch {
    return null
  }
}

/** It was accepted, or is of no use. */
export function forgetInvitation(): void {
  remembered.set('invitation', null)
}
