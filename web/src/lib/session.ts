import type { Session } from '@supabase/auth-js'
import { useRef, useSyncExternalStore } from 'react'
import { keptInvitation, takeInvitation } from './invitation'
import { type AskedLink, parseSignInReturn, type SignInReturn } from './sign-in-return'
import { remembered } from './storage'
import { loadAuth, mayHaveSession, storedSession } from './supabase'

/*
 * Who is signed in, as one value that React and the router read alike. Supabase Auth keeps the session, renews
 * it and tells the other tabs; until it is loaded, the session it left in the browser counts.
 */

let current: Session | null = null
let apply: (session: Session | null) => void = () => {}
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
  apply = change
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

type ReturnedTokens = Extract<SignInReturn, { kind: 'tokens' | 'offered' }>

/** The session that came with an invitation, until the person says that it is his. */
let offered: Extract<SignInReturn, { kind: 'offered' }> | null = null

/** Takes a session out of the address, which is cleaned before anything else reads it. */
function takeSignInReturn(): ReturnedTokens | null {
  takeInvitation()
  const invited = location.pathname === '/join' && keptInvitation() !== null
  const returned = parseSignInReturn(location.hash, askedLink(), Date.now(), invited)
  if (returned.kind === 'none') return null
  const url = new URL(location.href)
  url.hash = ''
  if (returned.kind === 'failed') {
    if (invited) url.searchParams.set('redirect', '/join')
    url.pathname = '/sign-in'
    url.searchParams.set('linkFailed', 'true')
  }
  history.replaceState(null, '', url)
  if (returned.kind === 'offered') offered = returned
  return returned.kind === 'tokens' ? returned : null
}

async function signInWith({ accessToken, refreshToken }: ReturnedTokens): Promise<void> {
  remembered.set('asked-link', null)
  const auth = await loadAuth()
  await auth.setSession({ access_token: accessToken, refresh_token: refreshToken })
}

/** Whose session came with the invitation; null when none did. */
export function offeredAddress(): string | null {
  return offered?.email ?? null
}

/** Signs in as the invited person, in place of whoever is signed in. */
export async function takeOfferedSession(): Promise<void> {
  if (!offered) return
  if (current) await signOut()
  await signInWith(offered)
  const { data } = await (await loadAuth()).getSession()
  offered = null
  apply(data.session)
}

/** The invitation is to be accepted by somebody else than it was sent to, or not at all. */
export function refuseOfferedSession(): void {
  offered = null
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
