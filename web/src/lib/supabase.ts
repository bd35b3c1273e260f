import { GoTrueClient } from '@supabase/auth-js'
import { PostgrestClient } from '@supabase/postgrest-js'
import { RealtimeClient } from '@supabase/realtime-js'
import type { AppConfig } from '@/config/env'

/*
 * supabase-js is five clients in one; the dashboard takes the ones it needs from their own packages, which keeps
 * 12 kB (gzip) of wiring and unused clients out of the first load. Storage is loaded with the first file.
 */

interface Clients {
  config: AppConfig
  auth: GoTrueClient
  rest: PostgrestClient
  realtime: RealtimeClient
}

let clients: Clients | undefined

/** Makes the clients. Called once, before anything is drawn. */
export function connect(config: AppConfig): void {
  const { supabaseUrl, publishableKey } = config
  const auth = new GoTrueClient({
    url: `${supabaseUrl}/auth/v1`,
    headers: { apikey: publishableKey, authorization: `Bearer ${publishableKey}` },
    storageKey: 'hub.session',
    flowType: 'pkce',
  })
  const realtime = new RealtimeClient(`${supabaseUrl.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: publishableKey },
    accessToken: async () => (await accessToken()) ?? null,
  })
  const rest = new PostgrestClient(`${supabaseUrl}/rest/v1`, { fetch: fetchAsCaller })
  auth.onAuthStateChange((event) => {
    if (event === 'TOKEN_REFRESHED' || event === 'SIGNED_IN') void realtime.setAuth()
    if (event === 'SIGNED_OUT') realtime.disconnect()
  })
  clients = { config, auth, rest, realtime }
}

/** The clients that `connect` made. */
export function supabase(): Clients {
  if (!clients) throw new Error('connect() has not been called')
  return clients
}

/** The session's token, refreshed when it is about to end; undefined for nobody. */
export async function accessToken(): Promise<string | undefined> {
  const { data } = await supabase().auth.getSession()
  return data.session?.access_token
}

/** `fetch` with the key of the project and the session of the caller. */
export const fetchAsCaller: typeof fetch = async (input, init) => {
  const { publishableKey } = supabase().config
  const headers = new Headers(init?.headers)
  headers.set('apikey', publishableKey)
  headers.set('authorization', `Bearer ${(await accessToken()) ?? publishableKey}`)
  return fetch(input, { ...init, headers })
}

let storage: Promise<import('@supabase/storage-js').StorageClient> | undefined

/** The storage client, loaded when the first file is shown. */
export function loadStorage(): Promise<import('@supabase/storage-js').StorageClient> {
  storage ??= import('@supabase/storage-js').then(
    ({ StorageClient }) =>
      new StorageClient(`${supabase().config.supabaseUrl}/storage/v1`, {}, fetchAsCaller),
  )
  return storage
}
