import { PROBLEM_CODES, type ProblemCode } from '../contracts/problem.ts'

/** What both ways into Postgres say of an error: PostgREST's JSON body and postgres.js's `PostgresError`. */
type DatabaseError = { code: string; message: string; hint: string | null }

/** SQLSTATEs, PostgREST codes and connection errors of postgres.js that mean something to a caller. */
const BY_CODE: Record<string, ProblemCode> = {
  '22001': 'invalid_request',
  '22003': 'invalid_request',
  '22007': 'invalid_request',
  '22008': 'invalid_request',
  '22021': 'invalid_request', // a NUL in a text
  '22023': 'invalid_request',
  '22P02': 'invalid_request',
  '22P05': 'invalid_request',
  '23502': 'invalid_request',
  '23503': 'conflict',
  '23505': 'conflict',
  '23514': 'invalid_request',
  '23P01': 'conflict',
  '28000': 'unavailable',
  '28P01': 'unavailable',
  '40001': 'conflict',
  '40P01': 'conflict',
  '42501': 'forbidden',
  '53300': 'unavailable',
  '55P03': 'conflict',
  '57014': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  CONNECTION_CLOSED: 'unavailable',
  CONNECTION_DESTROYED: 'unavailable',
  CONNECTION_ENDED: 'unavailable',
  CONNECT_TIMEOUT: 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  ENOENT: 'unavailable',
  ENOTFOUND: 'unavailable',
  EPIPE: 'unavailable',
  ETIMEDOUT: 'unavailable',
  PGRST000: 'unavailable',
  PGRST001: 'unavailable',
  PGRST002: 'unavailable',
  PGRST003: 'unavailable',
  PGRST116: 'not_found',
  PGRST301: 'unauthenticated',
  PGRST302: 'unauthenticated',
  PGRST303: 'unauthenticated',
}

/** `PT404` is PostgREST's way for SQL to name the status of the answer. */
const BY_NAMED_STATUS: Record<string, ProblemCode> = {
  PT400: 'invalid_request',
  PT401: 'unauthenticated',
  PT403: 'forbidden',
  PT404: 'not_found',
  PT409: 'conflict',
  PT413: 'payload_too_large',
  PT415: 'unsupported_media_type',
  PT422: 'invalid_request',
  PT429: 'rate_limited',
  PT502: 'upstream_failed',
  PT503: 'unavailable',
}

function asDatabaseError(error: unknown): DatabaseError | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, message, hint } = error as Partial<Record<keyof DatabaseError, unknown>>
  if (typeof code !== 'string' || typeof message !== 'string') return undefined
  return { code, message, hint: typeof hint === 'string' ? hint : null }
}

/** True when the database was not reached at all, or ended the connection: trying the next row is of no use. */
export function isDatabaseUnreachable(error: unknown): boolean {
  const failure = asDatabaseError(error)
  if (!failure) return false
  return BY_CODE[failure.code] === 'unavailable' && failure.code !== '57014'
}

/**
 * The problem behind a database error. Our SQL functions raise `PT4xx` with the problem code as hint and an English
 * message meant for the caller; the text of any other error stays inside, since it may quote data.
 */
export function problemFromDatabase(error: unknown): { code: ProblemCode; detail?: string } | undefined {
  const failure = asDatabaseError(error)
  if (!failure) return undefined
  const named = BY_NAMED_STATUS[failure.code]
  if (named) {
    const hinted = PROBLEM_CODES.find((code) => code === failure.hint)
    return { code: hinted ?? named, detail: failure.message }
  }
  // supabase-js reports a gateway it could not reach as a code-less error.
  if (failure.code === '' && /fetch failed|error sending request|network/i.test(failure.message)) {
    return { code: 'unavailable' }
  }
  const known = BY_CODE[failure.code]
  return known ? { code: known } : undefined
}
