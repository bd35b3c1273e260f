import { createClient } from '@supabase/supabase-js'
import { call } from './caller.ts'
import { sql } from './database.ts'
import { stack } from './stack.ts'

/** An address that nobody has. */
export const address = () => `t${crypto.randomUUID().slice(0, 8)}@example.com`

/** A person of his own, signed in, whose address Auth has verified. He has the password of the seeded agent. */
export async function newPerson(email: string) {
  const model = stack.users.find(({ role }) => role === 'agent')
  const password = model?.password ?? ''
  await sql`
    with person as (
      insert into auth.users (
        instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
        email_change, email_change_token_new, raw_app_meta_data, raw_user_meta_data, created_at, updated_at
      )
      select instance_id, gen_random_uuid(), aud, role, ${email}, encrypted_password, now(), '', '', '', '',
        raw_app_meta_data, '{}', now(), now()
      from auth.users where email = ${model?.email ?? ''}
      returning id, email
    )
    insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
    select gen_random_uuid(), id, 'email', id::text, jsonb_build_object('sub', id, 'email', email), now(), now() from person`
  const supabase = createClient(stack.api_url, stack.publishable_key, { auth: { persistSession: false } })
  const { data, error } = await supabase.auth.signInWithPassword({ email, password })
  if (error) throw error
  const headers = { authorization: `Bearer ${data.session.access_token}` }
  return {
    userId: data.user.id,
    call: (method: string, path: string, body?: unknown) =>
      call(method, path, { body, headers: { ...headers, 'idempotency-key': crypto.randomUUID() } }),
  }
}
