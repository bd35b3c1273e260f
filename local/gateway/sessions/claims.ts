import type { JWTPayload } from 'jose'
import type postgres from 'postgres'

/** What the request that made a session tells about it. */
export interface SessionOrigin {
  /** `${api_url}/auth/v1`. */
  issuer: string
  /** How the person proved who he is; unknown when a session is merely refreshed. */
  method?: 'password' | 'otp' | 'oauth'
  userAgent?: string
  address?: string
}

interface AccountRow {
  phone: string | null
  is_anonymous: boolean
  app_metadata: Record<string, unknown> | null
  user_metadata: Record<string, unknown> | null
}

/**
 * Completes a session of Lite to what hosted's Auth issues: issuer, assurance level, the account's metadata; and notes device and address
 * on the session's row, which Lite leaves empty.
 */
export async function completeClaims(
  sql: postgres.Sql,
  claims: JWTPayload,
  origin: SessionOrigin,
): Promise<JWTPayload> {
  const sessionId = typeof claims.session_id === 'string' ? claims.session_id : null
  const [account] = await sql<AccountRow[]>`
    with session as (
      update auth.sessions
      set user_agent = coalesce(${origin.userAgent ?? null}, user_agent), ip = coalesce(${origin.address ?? null}::inet, ip)
      where id = ${sessionId}::uuid
    )
    select coalesce(phone, '') as phone, is_anonymous, raw_app_meta_data as app_metadata, raw_user_meta_data as user_metadata
    from auth.users
    where id = ${claims.sub ?? null}::uuid`
  return {
    iss: origin.issuer,
    ...claims,
    phone: account?.phone ?? '',
    app_metadata: account?.app_metadata ?? {},
    user_metadata: account?.user_metadata ?? {},
    aal: 'aal1',
    ...(origin.method ? { amr: [{ method: origin.method, timestamp: claims.iat }] } : {}),
    is_anonymous: account?.is_anonymous ?? false,
  }
}

/** How a request to Auth proves the person, from its path and grant. */
export function methodOf(path: string, grantType: string | null): SessionOrigin['method'] {
  if (path.endsWith('/verify')) return 'otp'
  if (path.endsWith('/signup') || grantType === 'password') return 'password'
  if (path.endsWith('/callback') || grantType === 'pkce') return 'oauth'
  return undefined
}
