import type { Session } from '@supabase/auth-js'
import { useRef, useSyncExternalStore } from 'react'
import { type AskedLink, parseSignInReturn, type SignInReturn } from './sign-in-return'
import { remembered } from './storage'
import { loadAuth, mayHaveSession, storedSession } from './supabase'

/*
 * Who is signed in, as one value that React and the router read alike. Supabase Auth keeps the session, renews
 * it and tells the other tabs; until it is loaded, the session it left in the browser counts.
 */

let current: Session | null = null
let ready: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

/** Follows the session from now on. `onChange` hears of a person coming or going, not of a renewed token. */
export function followSession(onChange: (session: Session | null) => void): void {
  const change = (session: Session | null): void => {
    const before = current?.user.id
    current = session
    for (const listener of listeners) listener()
    if (before !== session?.user.id) onChange(session)
  }
  const follow = async (): Promise<void> => {
    const auth = await loadAuth()
    const { data } = await auth.getSession()
    change(data.session)
    auth.onAuthStateChange((_event, session) => change(session))
  }
  const returned = takeSignInReturn()
  current = returned ? null : storedSession()
  if (returned) ready = signInWith(returned).then(follow)
  else if (!current && mayHaveSession()) ready = follow()
  else whenIdle(() => void follow().catch(() => {}))
}

type ReturnedTokens = Extract<SignInReturn, { kind: 'tokens' }>

/** Takes a session out of the address, which is cleaned before anything else reads it. */
function takeSignInReturn(): ReturnedTokens | null {
  const returned = parseSignInReturn(location.hash, askedLink(), Date.now())
  if (returned.kind === 'none') return null
  const url = new URL(location.href)
  url.hash = ''
  if (returned.kind === 'failed') {
    url.pathname = '/sign-in'
    url.searchParams.set('linkFailed', 'true')
  }
  history.replaceState(null, '', url)
  return returned.kind === 'tokens' ? returned : null
}

async function signInWith({ accessToken, refreshToken }: ReturnedTokens): Promise<void> {
  remembered.set('asked-link', null)
  const auth = await loadAuth()
  await auth.setSession({ access_token: accessToken, refresh_token: refreshToken })
}

function askedLink(): AskedLink | null {
  try {
    const asked = JSON.parse(remembered.get('asked-link') ?? 'null') as Partial<AskedLink> | null
    return typeof asked?.email === 'string' && typeof asked.at === 'number' ? (asked as AskedLink) : null
  } catch {
    return null
  }
}

/** Notes that this browser asks for a sign-in link, so that the session it brings is taken. */
export function noteAskedLink(email: string): void {
  remembered.set('asked-link', JSON.stringify({ email, at: Date.now() } satisfies AskedLink))
}

function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 4_000 })
  else setTimeout(run, 1_500)
}

/** The session once it is known; null for nobody. */
export async function currentSession(): Promise<Session | null> {
  await ready
  return current
}

/** The id of the signed-in person. Only below the routes that ask for a session. */
export function useUserId(): string {
  const id = useSyncExternalStore(subscribe, () => current?.user.id)
  // While signing out, pages stand a moment longer than the session.
  const last = useRef(id)
  if (id) last.current = id
  if (!last.current) throw new Error('useUserId() outside the signed-in routes')
  return last.current
}

/** The address the person signed in with. */
export function useUserEmail(): string {
  return useSyncExternalStore(subscribe, () => current?.user.email ?? '')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Ends the session on this device (a POST to Supabase Auth) and forgets drafts, which hold customers' words. */
export async function signOut(): Promise<void> {
  remembered.forget('draft.')
  await (await loadAuth()).signOut({ scope: 'local' })
}
