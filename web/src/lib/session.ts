import type { AuthChangeEvent, Session } from '@supabase/auth-js'
import { useSyncExternalStore } from 'react'
import { remembered } from './storage'
import { supabase } from './supabase'

/*
 * Who is signed in, as one value that React and the router read alike. Supabase Auth keeps the session, renews
 * it and tells the other tabs.
 */

let current: Session | null = null
let ready: Promise<void> | undefined
const listeners = new Set<() => void>()

/** Follows the session from now on. `onChange` hears of a person coming or going, not of a renewed token. */
export function followSession(onChange: (session: Session | null) => void): void {
  const { auth } = supabase()
  ready = auth.getSession().then(({ data }) => set(data.session))
  auth.onAuthStateChange((_event: AuthChangeEvent, session) => {
    const before = current?.user.id
    set(session)
    if (before !== session?.user.id) onChange(session)
  })
}

function set(session: Session | null): void {
  current = session
  for (const listener of listeners) listener()
}

/** The session once it is known; null for nobody. */
export async function currentSession(): Promise<Session | null> {
  await ready
  return current
}

/** The id of the signed-in person. Only below the routes that ask for a session. */
export function useUserId(): string {
  const id = useSyncExternalStore(subscribe, () => current?.user.id)
  if (!id) throw new Error('useUserId() outside the signed-in routes')
  return id
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
  await supabase().auth.signOut({ scope: 'local' })
}
