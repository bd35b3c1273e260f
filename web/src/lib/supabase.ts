import type { Database } from '@database'
import type { GoTrueClient, Session } from '@supabase/auth-js'
import { PostgrestClient } from '@supabase/postgrest-js'
import type { RealtimeClient } from '@supabase/realtime-js'
import type { StorageClient } from '@supabase/storage-js'
import type { AppConfig } from '@/config/env'

/*
 * supabase-js is five clients in one; the dashboard takes the ones it needs from their own packages, each when it is
 * first needed. Only the Data API's client is in the first load: with a session that is still good, Auth has nothing
 * to do before the first screen stands, Realtime begins after it, and Storage with the first file.
 */

const SESSION_KEY = 'hub.session'
/** A stored token that ends sooner is renewed before it is used. */
const MARGIN_MS = 90_000
const TIMEOUT_MS = 20_000

interface Clients {
  config: AppConfig
  rest: PostgrestClient<Database>
}

let clients: Clients | undefined

/** Makes the clients. Called once, before anything is drawn. */
export function connect(config: AppConfig): void {
  const rest = new PostgrestClient<Database>(`${config.supabaseUrl}/rest/v1`, {
    // Reads are tried again by the query cache, which knows whether anybody still waits for them.
    retry: false,
    fetch: (input, init) => fetchAsCaller(input, { ...init, signal: withTimeout(init?.signal) }),
  })
  clients = { config, rest }
}

/** A signal that also ends by itself: a request without an answer becomes an error with a way to try again. */
export function withTimeout(signal?: AbortSignal | null): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/** The clients that `connect` made. */
export function supabase(): Clients {
  if (!clients) throw new Error('connect() has not been called')
  return clients
}

let auth: Promise<GoTrueClient> | undefined

/** The Auth client: signs in and out, renews the session, hears of it from other tabs. */
export function loadAuth(): Promise<GoTrueClient> {
  auth ??= import('@supabase/auth-js').then(({ GoTrueClient }) => {
    const { supabaseUrl, publishableKey } = supabase().config
    return new GoTrueClient({
      url: `${supabaseUrl}/auth/v1`,
      // Spelled as auth-js spells it: it puts the caller's token in its place.
      headers: { apikey: publishableKey, Authorization: `Bearer ${publishableKey}` },
      storageKey: SESSION_KEY,
      flowType: 'pkce',
    })
  })
  auth.catch(() => {
    auth = undefined // the code did not arrive; the next call tries again
  })
  return auth
}

/** The session that Auth keeps in this browser, as long as its token is good. */
export function storedSession(): Session | null {
  try {
    const session = JSON.parse(localStorage.getItem(SESSION_KEY) ?? 'null') as Partial<Session> | null
    if (!session?.access_token || !session.user?.id || !session.expires_at) return null
    return session.expires_at * 1000 - Date.now() > MARGIN_MS ? (session as Session) : null
  } catch {
    return null
  }
}

/** Whether Auth may have a session to find: one in need of renewal, or a sign-in that comes back in the address. */
export function mayHaveSession(): boolean {
  try {
    return localStorage.getItem(SESSION_KEY) !== null || new URLSearchParams(location.search).has('code')
  } catch {
    return false
  }
}

/** The session's token, renewed when it is about to end; undefined for nobody. */
export async function accessToken(): Promise<string | undefined> {
  const stored = storedSession()
  if (stored) return stored.access_token
  if (!mayHaveSession()) return undefined
  const { data } = await (await loadAuth()).getSession()
  return data.session?.access_token
}

/** `fetch` with the key of the project and the session of the caller. */
export const fetchAsCaller: typeof fetch = async (input, init) => {
  const token = await accessToken()
  const response = await fetch(input, withCredentials(init, token))
  if (response.status !== 401 || !token) return response
  // Refused although it has not ended: revoked, or signed with a key that is gone. Renewed once, or signed out.
  const renewed = await renewSession(token)
  return renewed ? fetch(input, withCredentials(init, renewed)) : response
}

function withCredentials(init: RequestInit | undefined, token: string | undefined): RequestInit {
  const { publishableKey } = supabase().config
  const headers = new Headers(init?.headers)
  headers.set('apikey', publishableKey)
  headers.set('authorization', `Bearer ${token ?? publishableKey}`)
  return { ...init, headers }
}

let renewal: Promise<string | undefined> | undefined

function renewSession(refused: string): Promise<string | undefined> {
  const current = storedSession()?.access_token
  if (current && current !== refused) return Promise.resolve(current)
  renewal ??= loadAuth()
    .then((client) => client.refreshSession())
    .then(({ data }) => data.session?.access_token)
    .finally(() => {
      renewal = undefined
    })
  return renewal
}

let realtime: Promise<RealtimeClient> | undefined

/** The Realtime client, signed in as the caller for as long as the session lasts. */
export function loadRealtime(): Promise<RealtimeClient> {
  realtime ??= Promise.all([import('@supabase/realtime-js'), loadAuth()]).then(
    ([{ RealtimeClient }, client]) => {
      const { supabaseUrl, publishableKey } = supabase().config
      const socket = new RealtimeClient(`${supabaseUrl.replace(/^http/, 'ws')}/realtime/v1`, {
        params: { apikey: publishableKey },
        accessToken: async () => (await accessToken()) ?? null,
      })
      client.onAuthStateChange((event) => {
        if (event === 'TOKEN_REFRESHED' || event === 'SIGNED_IN') void socket.setAuth()
        if (event === 'SIGNED_OUT') socket.disconnect()
      })
      return socket
    },
  )
  realtime.catch(() => {
    realtime = undefined
  })
  return realtime
}

let storage: Promise<StorageClient> | undefined

/** The Storage client. */
export function loadStorage(): Promise<StorageClient> {
  storage ??= import('@supabase/storage-js').then(
    ({ StorageClient }) =>
      new StorageClient(`${supabase().config.supabaseUrl}/storage/v1`, {}, fetchAsCaller),
  )
  storage.catch(() => {
    storage = undefined
  })
  return storage
}
