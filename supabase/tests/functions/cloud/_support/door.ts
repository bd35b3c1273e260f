import { createHash, randomBytes } from 'node:crypto'
import { sql } from '../../_support/database.ts'
import { stack } from '../../_support/stack.ts'
import type { World } from '../../_support/world.ts'

/** Where clients of the Cloud API are pointed to; a version follows. */
export const doorUrl = `${stack.api_url}/functions/v1/cloud`

/** An API key of the project, as its owner would be shown it once. */
export async function makeKey(
  world: World,
  scopes: string[] = ['*'],
  numberIds: string[] | null = null,
): Promise<string> {
  const key = `hub_${randomBytes(24).toString('hex')}`
  await sql`
    with key as (
      insert into public.api_keys (project_id, name, prefix, scopes, whatsapp_number_ids)
      values (${world.projectId}, 'Test', ${key.slice(0, 8)}, ${scopes}, ${numberIds}::uuid[])
      returning id
    )
    insert into private.api_key_hashes (key_hash, api_key_id)
    select ${createHash('sha256').update(key).digest()}, id from key`
  return key
}

export type DoorAnswer = { status: number; headers: Headers; body: Record<string, unknown> }

/** A raw request through the door. */
export async function ask(
  key: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<DoorAnswer> {
  const response = await fetch(`${doorUrl}/${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

/** The code of Graph's error object. */
export const codeOf = ({ body }: DoorAnswer) => (body.error as { code?: number } | undefined)?.code
