import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { stack } from './stack.ts'

export type Role = 'owner' | 'admin' | 'agent' | 'viewer'

/** An answer of a function, its body read. */
export type Answer = { status: number; headers: Headers; body: unknown }

type CallOptions = { body?: unknown; headers?: Record<string, string> }

/** Calls a function through the gateway, as a browser would. */
export async function call(
  method: string,
  path: string,
  { body, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const response = await fetch(`${stack.api_url}/functions/v1${path}`, {
    method,
    headers: {
      apikey: stack.publishable_key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

/** A signed-in person: his client for the Data API and his way to the functions. */
export type Caller = {
  userId: string
  accessToken: string
  supabase: SupabaseClient
  call: typeof call
}

const callers = new Map<Role, Promise<Caller>>()

async function signInOnce(role: Role): Promise<Caller> {
  const user = stack.users.find((one) => one.role === role)
  if (!user) throw new Error(`the stack has no ${role}`)
  const options = { auth: { persistSession: false, autoRefreshToken: false } }
  const supabase: SupabaseClient = createClient(stack.api_url, stack.publishable_key, options)
  const { data, error } = await supabase.auth.signInWithPassword({
    email: user.email,
    password: user.password,
  })
  if (error) throw error
  const accessToken = data.session.access_token
  return {
    userId: data.user.id,
    accessToken,
    supabase,
    call: (method, path, { body, headers = {} } = {}) =>
      call(method, path, { body, headers: { authorization: `Bearer ${accessToken}`, ...headers } }),
  }
}

/** Signs in the seeded user of that role, once per test file. */
export function signIn(role: Role): Promise<Caller> {
  const known = callers.get(role) ?? signInOnce(role)
  callers.set(role, known)
  return known
}
