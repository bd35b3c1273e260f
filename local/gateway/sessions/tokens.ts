import { randomBytes } from 'node:crypto'
import { type CryptoKey, errors, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import type { SigningKey } from '../../stack/config.ts'

const REMEMBERED_TOKENS = 1000

/** Why a token was refused. An expired one was once genuine. */
export type TokenVerdict =
  | { state: 'valid' | 'expired'; claims: JWTPayload }
  | { state: 'invalid'; claims?: undefined }

export interface SessionTokens {
  /** Signs the claims of a session as hosted Supabase does: ES256, with the id of the published key. */
  sign(claims: JWTPayload): Promise<string>
  /** Checks a token that this gateway may have signed. */
  verify(token: string): Promise<TokenVerdict>
  /** The claims of a token of Lite, or undefined for any other string. */
  readInternal(token: string): Promise<JWTPayload | undefined>
  /**
   * The token of Lite that stands for a token of ours. A forged or foreign one becomes a token with a wrong signature, and an expired one
   * an expired token, so that Lite refuses it with the error that each of its services gives for that.
   */
  toInternal(token: string): Promise<string>
}

/** Supabase Lite signs sessions with a shared secret; the world sees the same sessions signed with the stack's key pair. */
export async function createSessionTokens(key: SigningKey, secret: string): Promise<SessionTokens> {
  const { d: _, ...publicHalf } = key
  const privateKey = await importJWK(key, 'ES256')
  const publicKey = (await importJWK({ ...publicHalf }, 'ES256')) as CryptoKey
  const internalSecret = new TextEncoder().encode(secret)
  const wrongSecret = randomBytes(32)
  const translated = new Map<string, string>()

  async function verify(token: string): Promise<TokenVerdict> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, publicKey, { algorithms: ['ES256'] })
      return protectedHeader.kid === key.kid ? { state: 'valid', claims: payload } : { state: 'invalid' }
    } catch (error) {
      // jose checks the signature before the times, so the claims of an expired token are genuine.
      return error instanceof errors.JWTExpired
        ? { state: 'expired', claims: error.payload }
        : { state: 'invalid' }
    }
  }

  return {
    verify,
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.kid }).sign(privateKey),
    async readInternal(token) {
      try {
        const { payload } = await jwtVerify(token, internalSecret, { algorithms: ['HS256'] })
        return payload
      } catch {
        return undefined
      }
    },
    async toInternal(token) {
      const known = translated.get(token)
      if (known) return known
      const verdict = await verify(token)
      const internal = await new SignJWT(verdict.claims ?? {})
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(verdict.state === 'invalid' ? wrongSecret : internalSecret)
      // Lite looks at the times itself on every request, so a remembered translation cannot outlive its token.
      if (verdict.state === 'valid') {
        if (translated.size >= REMEMBERED_TOKENS) translated.clear()
        translated.set(token, internal)
      }
      return internal
    },
  }
}
