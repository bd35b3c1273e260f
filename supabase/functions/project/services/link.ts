import { createContextClient } from '@supabase/server/core'
import { log } from '../../_shared/runtime/log.ts'

/** Sends Auth's own link, which proves the address, to a page of the dashboard. Says whether it went out. */
export async function sendLink(email: string, target: string): Promise<boolean> {
  const { error } = await createContextClient().auth.signInWithOtp({
    email,
    options: { emailRedirectTo: target, shouldCreateUser: true },
  })
  if (error) log.warn('link_email_failed', { error })
  return error === null
}
