import { createContextClient, verifyAuth } from '@supabase/server/core'
import type { SupabaseClient } from '@supabase/supabase-js'
import { Problem } from './problem.ts'

/** A client whose every query runs under the caller's RLS. */
export type CallerClient = SupabaseClient

/** Who calls, and a client that acts as exactly that caller. Handed to services as their first argument. */
export type Caller =
  | { kind: 'user'; userId: string; supabase: CallerClient }
  | { kind: 'api_key'; userId: null; supabase: CallerClient }

/** Header in which a third party sends the key that a project has given it. */
export const API_KEY_HEADER = 'x-api-key'

const MAX_API_KEY_LENGTH = 200

/** The caller behind a session of Supabase Auth. A token that is present and wrong never falls back to anything weaker. */
export async function callerFromSession(request: Request): Promise<Caller> {
  const { data, error } = await verifyAuth(request, { auth: 'user' })
  if (error) {
    if (error.status >= 500) throw new Problem('not_configured', { cause: error })
    throw new Problem('unauthenticated', {
      detail: 'Send the access token of a session as "Authorization: Bearer <token>".',
      headers: { 'www-authenticate': 'Bearer' },
      cause: error,
    })
  }
  const userId = data.userClaims?.id
  if (!userId || data.userClaims?.role !== 'authenticated') {
    throw new Problem('unauthenticated', { detail: 'The token is not the session of a person.' })
  }
  return { kind: 'user', userId, supabase: createContextClient({ auth: { token: data.token } }) }
}

/**
 * The caller behind an API key. The key travels on as a header of a client made for this request, and Postgres alone
 * decides what it opens: policies look it up, so a wrong, expired or revoked key reaches no row.
 */
export function callerFromApiKey(key: string): Caller {
  if (key.length > MAX_API_KEY_LENGTH || !/^[\w-]+$/.test(key)) {
    throw new Problem('unauthenticated', { detail: `The ${API_KEY_HEADER} header does not hold an API key.` })
  }
  const supabase = createContextClient({
    supabaseOptions: { global: { headers: { [API_KEY_HEADER]: key } } },
  })
  return { kind: 'api_key', userId: null, supabase }
}
