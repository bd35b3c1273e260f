import type { JWTPayload } from 'jose'
import type { SessionTokens } from '../gateway/sessions/tokens.ts'

/** As whom a caller acts in the database. */
export interface Identity {
  role: string
  claims: JWTPayload
  /** Seconds since 1970; absent for API keys, which do not expire. */
  expiresAt?: number
}

export interface ApiKeys {
  publishable_key: string
  secret_key: string
}

/** Thrown when a token or key is not accepted; the message goes to the client. */
export class InvalidCredentials extends Error {
  override name = 'InvalidCredentials'
}

export type Identify = (token: string) => Promise<Identity>

/** Who stands behind an API key; undefined when it is none of this stack. */
export function identityOfKey(key: string | null | undefined, keys: ApiKeys): Identity | undefined {
  if (key === keys.publishable_key) return { role: 'anon', claims: { role: 'anon' } }
  if (key === keys.secret_key) return { role: 'service_role', claims: { role: 'service_role' } }
  return undefined
}

/** Resolves API keys and sessions alike: Realtime takes both as `access_token`. */
export function createIdentify(tokens: SessionTokens, keys: ApiKeys): Identify {
  return async (token) => {
    const keyIdentity = identityOfKey(token, keys)
    if (keyIdentity) return keyIdentity
    const verdict = await tokens.verify(token)
    if (verdict.state === 'expired') throw new InvalidCredentials('InvalidJWTToken: Token has expired')
    if (verdict.state === 'invalid')
      throw new InvalidCredentials('JwtSignatureError: Failed to validate JWT signature')
    const { role, exp } = verdict.claims
    return {
      role: typeof role === 'string' && /^[a-z_][a-z0-9_]*$/i.test(role) ? role : 'anon',
      claims: verdict.claims,
      ...(exp === undefined ? {} : { expiresAt: exp }),
    }
  }
}
