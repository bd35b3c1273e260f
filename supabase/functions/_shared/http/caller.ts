import { createContextClient, verifyAuth } from '@supabase/server/core'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { Context } from 'hono'
import type { Database } from '../database.types.ts'
import { serviceDatabase } from '../runtime/database.ts'
import { Problem } from './problem.ts'
import { type Admission, enforce } from './rate-limit.ts'

/** A client whose every query runs under the caller's RLS. */
export type CallerClient = SupabaseClient<Database>

/** Who calls, and a client that acts as exactly that caller. Handed to services as their first argument. */
export type Caller =
  | { kind: 'user'; userId: string; supabase: CallerClient }
  | {
      kind: 'api_key'
      userId: null
      keyId: string
      projectId: string
      scopes: string[]
      supabase: CallerClient
    }

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
  return { kind: 'user', userId, supabase: createContextClient<Database>({ auth: { token: data.token } }) }
}

type AdmittedKey = Admission & { api_key_id: string; project_id: string; scopes: string[] }

/** Looks a key up by its hash, takes a token of its rate limit and notes its use: one round trip. */
async function admitApiKey(key: string): Promise<AdmittedKey | undefined> {
  const [admitted] = await serviceDatabase()<AdmittedKey[]>`
    select * from private.admit_api_key(sha256(convert_to(${key}, 'utf8')))`
  return admitted
}

/**
 * The caller behind an API key. The key travels on as a header of a client made for this request, and policies alone
 * decide what it opens; it is looked up here so that a wrong one is told so instead of being shown empty lists.
 */
export async function callerFromApiKey(key: string, c?: Context): Promise<Caller> {
  const isWellFormed = key.length <= MAX_API_KEY_LENGTH && /^[\w-]+$/.test(key)
  const admitted = isWellFormed ? await admitApiKey(key) : undefined
  if (!admitted) {
    throw new Problem('unauthenticated', {
      detail: `The key in ${API_KEY_HEADER} is not known, has expired or was revoked.`,
    })
  }
  const supabase = createContextClient({
    supabaseOptions: { global: { headers: { [API_KEY_HEADER]: key } } },
  })
  const { api_key_id, project_id, scopes } = admitted
  const caller: Caller = {
    kind: 'api_key',
    userId: null,
    keyId: api_key_id,
    projectId: project_id,
    scopes,
    supabase,
  }
  c?.set('caller', caller) // also when the limit refuses it, so that the refusal is logged
  enforce(c, 'api_key', admitted)
  return caller
}
