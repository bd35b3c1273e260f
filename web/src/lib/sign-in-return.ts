/*
 * What a sign-in link from a mail brings back. Supabase Auth answers a PKCE request with `?code=`, which its client
 * takes by itself. Where the server knows no PKCE for mails, the session stands behind the `#`: it is taken only when
 * this browser asked for a link to that very address, so that nobody can be signed in as somebody else by a link that
 * was sent to him.
 */

/** The last link that this browser asked for. */
export interface AskedLink {
  email: string
  at: number
}

export type SignInReturn =
  | { kind: 'none' }
  | { kind: 'tokens'; accessToken: string; refreshToken: string }
  /** A session of the invited address, which the person has to want: see `parseSignInReturn`. */
  | { kind: 'offered'; email: string; accessToken: string; refreshToken: string }
  | { kind: 'failed' }

/** Links of Supabase Auth end after an hour at most by default. */
const VALID_MS = 60 * 60_000

/**
 * Reads what stands behind the `#` of the address. With an invitation comes a session that nobody in this browser asked
 * for: it is offered by its address, and taken only by whoever says that he is that person.
 */
export function parseSignInReturn(
  hash: string,
  asked: AskedLink | null,
  now: number,
  invited = false,
): SignInReturn {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  if (params.has('error_code') || params.has('error')) return { kind: 'failed' }
  const accessToken = params.get('access_token')
  const refreshToken = params.get('refresh_token')
  if (!accessToken) return { kind: 'none' }
  const email = emailOf(accessToken)
  if (!email || !refreshToken) return { kind: 'failed' }
  const wanted = asked && now - asked.at < VALID_MS && email === asked.email.toLowerCase()
  if (wanted) return { kind: 'tokens', accessToken, refreshToken }
  return invited ? { kind: 'offered', email, accessToken, refreshToken } : { kind: 'failed' }
}

/** The address in a token, unverified: the server verifies it when it is used. */
function emailOf(token: string): string | null {
  try {
    const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const claims = JSON.parse(atob(payload)) as { email?: unknown }
    return typeof claims.email === 'string' ? claims.email.toLowerCase() : null
  } catch {
    return null
  }
}
