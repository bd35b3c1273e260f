import { noteAskedLink } from '@/lib/session'
import { loadAuth } from '@/lib/supabase'

/** Why signing in failed, in the words of the locales. */
export type SignInFailure = 'wrongCredentials' | 'notConfirmed' | 'tooMany' | 'connection' | 'failed'

/** Signs in with a password. Null: it worked. */
export async function signInWithPassword(email: string, password: string): Promise<SignInFailure | null> {
  const auth = await loadAuth().catch(() => null)
  if (!auth) return 'connection'
  const { error } = await auth.signInWithPassword({ email, password })
  return error ? reasonOf(error) : null
}

/**
 * Sends a link that signs in and leads back to `redirectTo`. Nobody learns whether the address has an account, so an
 * unknown one succeeds too. Null: it worked.
 */
export async function sendSignInLink(email: string, redirectTo: string): Promise<SignInFailure | null> {
  const auth = await loadAuth().catch(() => null)
  if (!auth) return 'connection'
  noteAskedLink(email)
  const { error } = await auth.signInWithOtp({
    email,
    options: { shouldCreateUser: false, emailRedirectTo: redirectTo },
  })
  if (!error) return null
  const reason = reasonOf(error)
  return reason === 'tooMany' || reason === 'connection' ? reason : null
}

/** Goes to Google, which leads back to `redirectTo`. Null: the page is being left. */
export async function signInWithGoogle(redirectTo: string): Promise<SignInFailure | null> {
  const auth = await loadAuth().catch(() => null)
  if (!auth) return 'connection'
  const { error } = await auth.signInWithOAuth({ provider: 'google', options: { redirectTo } })
  return error ? reasonOf(error) : null
}

function reasonOf(error: { name: string; status?: number; code?: string }): SignInFailure {
  if (error.name === 'AuthRetryableFetchError') return 'connection'
  if (error.name !== 'AuthApiError') return 'failed'
  if (error.code === 'email_not_confirmed') return 'notConfirmed'
  if (error.status === 429) return 'tooMany'
  if (error.status === 400 || error.status === 401 || error.status === 422) return 'wrongCredentials'
  return 'failed'
}
