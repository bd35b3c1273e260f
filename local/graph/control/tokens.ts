import { Hono } from 'hono'
import { z } from 'zod'
import type { Emulator } from '../emulator.ts'
import { permissions } from '../world/tokens.ts'
import { jsonBody } from './json.ts'

const tokenSchema = z.strictObject({
  token: z.string().min(1),
  permissions: z.array(z.enum(permissions)).default([...permissions]),
  /** Business accounts that it may see; null means all. */
  waba_ids: z.array(z.string()).nullable().default(null),
  expired: z.boolean().default(false),
})

/** Access tokens: making one, taking permissions away, letting one expire. */
export function tokensControl({ world }: Emulator): Hono {
  return new Hono().post('/', async (c) => {
    const { token: value, ...rest } = await jsonBody(c, tokenSchema)
    world.tokens.put({ value, ...rest })
    return c.json({ success: true }, 201)
  })
}
