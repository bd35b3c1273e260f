import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'

/** The running stack whose stand-ins are looked at. */
export const stack = inject('stack')

/** The database as its superuser, to make the rows of a test. Each file makes its own: others run beside it. */
export const sql = postgres(stack.db_url, { max: 2, onnotice: () => {} })

afterAll(() => sql.end({ timeout: 5 }))

/** A client as a browser has it, without a store of its own. */
export function newClient(headers: Record<string, string> = {}, vsn = '2.0.0'): SupabaseClient {
  return createClient(stack.api_url, stack.publishable_key, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { headers },
    realtime: { vsn },
  })
}

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

/** The newest mail to somebody. */
export async function lastMailTo(email: string): Promise<Mail> {
  const response = await fetch(new URL(`/api/messages?to=${encodeURIComponent(email)}`, stack.mail_url))
  const { messages } = (await response.json()) as { messages: Mail[] }
  const [mail] = messages
  if (!mail) throw new Error(`there is no mail to ${email}`)
  return mail
}

/** The link that a mail of Auth carries. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/[^\s"]+/.exec(mail.text)?.[0]
  if (!link) throw new Error(`there is no link in: ${mail.text}`)
  return link
}

/** The code that a mail of Auth carries. */
export function codeIn(mail: Mail): string {
  const code = /\b\d{6}\b/.exec(mail.text)?.[0]
  if (!code) throw new Error(`there is no code in: ${mail.text}`)
  return code
}

export function newEmail(): string {
  return `${crypto.randomUUID()}@stand-ins.example`
}

export interface Person {
  id: string
  email: string
  client: SupabaseClient
  accessToken: string
}

/** Somebody who has just come: signed in by a code from his mail, member of nothing. */
export async function newcomer(vsn?: string): Promise<Person> {
  const email = newEmail()
  const client = newClient({}, vsn)
  const asked = await client.auth.signInWithOtp({ email })
  if (asked.error) throw asked.error
  const token = codeIn(await lastMailTo(email))
  const { data, error } = await client.auth.verifyOtp({ email, token, type: 'email' })
  if (error) throw error
  if (!data.user || !data.session) throw new Error('no session came of the code')
  return { id: data.user.id, email, client, accessToken: data.session.access_token }
}

/** A project of its own for one file, with its members. */
export async function newProject(
  members: Record<string, 'owner' | 'admin' | 'agent' | 'viewer'>,
): Promise<string> {
  const [project] = await sql<{ id: string }[]>`
    insert into public.projects (tenant_id, name, slug)
    select id, 'stand-ins', ${`stand-ins-${crypto.randomUUID()}`} from public.tenants limit 1
    returning id`
  if (!project) throw new Error('the seed has no tenant')
  for (const [userId, role] of Object.entries(members))
    await sql`
      insert into public.project_members (project_id, user_id, role, full_numbers)
      values (${project.id}, ${userId}, ${role}::public.project_role, true)`
  return project.id
}
