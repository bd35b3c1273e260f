import type { Context } from 'hono'
import { clientAddressHeader } from '../env.ts'
import { serviceDatabase } from '../runtime/database.ts'
import { log } from '../runtime/log.ts'
import { Problem } from './problem.ts'

/** What the bucket of a caller said: whether he may go on, and how much is left of how much. */
export type Admission = { allowed: boolean; quota: number; remaining: number; wait_seconds: number }

const WINDOW_SECONDS = 60

/**
 * Tells the caller what is left (draft-ietf-httpapi-ratelimit-headers), or refuses with `rate_limited` and Retry-After.
 * The headers are set before the handler runs, so that every answer carries them.
 */
export function enforce(c: Context | undefined, policy: string, admission: Admission | undefined): void {
  if (!admission) return
  const { allowed, quota, remaining, wait_seconds } = admission
  const refill = Math.max(Math.ceil(((quota - remaining) * WINDOW_SECONDS) / quota), wait_seconds)
  c?.header('ratelimit-policy', `"${policy}";q=${quota};w=${WINDOW_SECONDS}`)
  c?.header('ratelimit', `"${policy}";r=${remaining};t=${refill}`)
  if (allowed) return
  throw new Problem('rate_limited', {
    detail: `At most ${quota} requests in ${WINDOW_SECONDS} seconds.`,
    headers: { 'retry-after': String(wait_seconds) },
  })
}

/**
 * The address of the client, from the one header that the gateway writes (CLIENT_ADDRESS_HEADER). Of a list the last
 * entry counts: what stands before it came with the request and can be made up.
 */
export function clientAddress(c: Context): string {
  const written = c.req.header(clientAddressHeader()) ?? ''
  const address = written.split(',').at(-1)?.trim() ?? ''
  return /^[0-9a-fA-F.:]{2,45}$/.test(address) ? address.toLowerCase() : 'unknown'
}

/**
 * What the bucket says, or undefined when it could not be asked. A limit guards the hub's strength and not its data, so a
 * caller is not turned away because we cannot count him.
 */
async function admission(ask: () => PromiseLike<Admission[]>): Promise<Admission | undefined> {
  try {
    return (await ask())[0]
  } catch (error) {
    log.warn('rate_limit_not_counted', { error })
    return undefined
  }
}

/** Counts a request of a signed-in person. */
export async function limitUser(c: Context, userId: string): Promise<void> {
  const ask = () => serviceDatabase()<Admission[]>`select * from private.admit_user(${userId})`
  enforce(c, 'user', await admission(ask))
}

/** Counts a request that proved nothing, so that keys and tokens cannot be tried without end. */
export async function limitAddress(c: Context): Promise<void> {
  const ask = () => serviceDatabase()<Admission[]>`select * from private.admit_address(${clientAddress(c)})`
  enforce(c, 'address', await admission(ask))
}
