import { call, signIn } from './caller.ts'
import { stack } from './stack.ts'

/** An API key of a test, and its ways in. */
export type Key = {
  id: string
  key: string
  call: typeof call
  /** A read through PostgREST as curl would do it. */
  rest(path: string): Promise<{ status: number; body: unknown }>
}

type KeyOptions = {
  project_id: string
  scopes: string[]
  whatsapp_number_ids?: string[]
  expires_at?: string
  rate_limit_per_minute?: number
}

/** The ways in for a key that is known. */
export function useKey(id: string, key: string): Key {
  return {
    id,
    key,
    call: (method, path, { body, headers = {} } = {}) =>
      call(method, path, { body, headers: { 'x-api-key': key, ...headers } }),
    rest: async (path) => {
      const response = await fetch(`${stack.api_url}/rest/v1/${path}`, {
        headers: { apikey: stack.publishable_key, 'x-api-key': key },
      })
      return { status: response.status, body: await response.json() }
    },
  }
}

/** Makes a key as the admin of the project, through the interface. */
export async function makeKey(options: KeyOptions): Promise<Key> {
  const admin = await signIn('admin')
  const answer = await admin.call('POST', '/api-keys', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { name: 'Test', rate_limit_per_minute: 10_000, ...options },
  })
  if (answer.status !== 201) throw new Error(`no key was made: ${JSON.stringify(answer.body)}`)
  const { id, key } = answer.body as { id: string; key: string }
  return useKey(id, key)
}
