import { storedSession } from './supabase'

/** Which of the person's sessions this is, as the token says; null when there is none. */
export function currentSessionId(): string | null {
  try {
    const payload =
      storedSession()?.access_token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const { session_id } = JSON.parse(atob(payload)) as { session_id?: unknown }
    return typeof session_id === 'string' ? session_id : null
  } catch {
    return null
  }
}
