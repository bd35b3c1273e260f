import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { RequestIdVariables } from 'hono/request-id'
import { z } from 'zod'
import { API_KEY_HEADER, type Caller, callerFromApiKey } from '../_shared/http/caller.ts'
import { Problem } from '../_shared/http/problem.ts'
import { limitAddress } from '../_shared/http/rate-limit.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { missingScope } from './refusal.ts'

const DoorNumber = z.object({
  id: z.string(),
  phone_number_id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().nullable(),
  quality_rating: z.string(),
  status: z.string(),
  name_status: z.string().nullable(),
  profile: z.record(z.string(), z.unknown()),
  waba_id: z.string(),
})
export type DoorNumber = z.infer<typeof DoorNumber>

const DoorAccount = z.object({ id: z.string(), waba_id: z.string(), name: z.string().nullable() })
export type DoorAccount = z.infer<typeof DoorAccount>

const DoorRow = z.object({
  project_id: z.string(),
  scopes: z.array(z.string()),
  numbers: z.array(DoorNumber),
  accounts: z.array(DoorAccount),
})

/** What the key of a request opens, and a client that acts as exactly that key. */
export type Door = z.infer<typeof DoorRow> & { caller: Caller }

export type DoorEnv = { Variables: RequestIdVariables & { door: Door } }

/** The key that a client of Kapso sends in X-API-Key, and one of Meta as Bearer. X-API-Key wins when both are sent. */
function keyOf(headers: Headers): string {
  const bearer = headers.get('authorization')?.match(/^(?:Bearer|OAuth)\s+(\S+)$/i)?.[1]
  const key = headers.get(API_KEY_HEADER) ?? bearer
  if (!key)
    throw new Problem('unauthenticated', { detail: 'Send an API key of the hub as Bearer or X-API-Key.' })
  return key
}

/** Who could not say who he is counts against his address. */
async function callerOf(c: Context): Promise<{ key: string; caller: Caller }> {
  try {
    const key = keyOf(c.req.raw.headers)
    return { key, caller: await callerFromApiKey(key, c) }
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') await limitAddress(c)
    throw error
  }
}

async function open(c: Context): Promise<Door> {
  const { key, caller } = await callerOf(c)
  const headers = JSON.stringify({ [API_KEY_HEADER]: key })
  const rows = await serviceDatabase().begin('read only', async (sql) => {
    await sql`select set_config('request.headers', ${headers}, true)`
    return await sql`select project_id, scopes, numbers, accounts from private.cloud_door()`
  })
  if (!rows[0]) throw new Problem('unauthenticated', { detail: 'The API key was revoked.' })
  return { ...DoorRow.parse(rows[0]), caller }
}

/** Lets in whoever holds an API key. */
export const throughTheDoor = createMiddleware<DoorEnv>(async (c, next) => {
  c.set('door', await open(c))
  await next()
})

/** Refuses a key without this scope, for what is not asked of the database as the caller. */
export function requireScope({ scopes }: Door, scope: string): void {
  const group = `${scope.split(':')[0]}:*`
  if (!scopes.some((one) => one === '*' || one === scope || one === group)) throw missingScope(scope)
}
