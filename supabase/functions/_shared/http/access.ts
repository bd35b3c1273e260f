import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { optionalSetting } from '../env.ts'
import { log } from '../runtime/log.ts'
import { API_KEY_HEADER, type Caller, callerFromApiKey, callerFromSession } from './caller.ts'
import { keepAnswer } from './kept-answer.ts'
import { Problem } from './problem.ts'
import { limitAddress, limitUser } from './rate-limit.ts'

/*
 * Who may call a route. Each of these is spread into `createRoute`, so that the same object enforces the rule and
 * documents it. Access is decided before the request is validated: a stranger learns nothing about the contract.
 */

type CallerEnv = { Variables: { caller: Caller } }

/** Who could not say who he is counts against his address. */
async function identify(c: Context, find: () => Promise<Caller>): Promise<Caller> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') await limitAddress(c)
    throw error
  }
}

async function userOf(c: Context): Promise<Caller> {
  const caller = await identify(c, () => callerFromSession(c.req.raw))
  if (caller.kind === 'user') await limitUser(c, caller.userId)
  return caller
}

const asUser = createMiddleware<CallerEnv>(async (c, next) => {
  c.set('caller', await userOf(c))
  await next()
})

const asUserOrKey = createMiddleware<CallerEnv>(async (c, next) => {
  const key = c.req.header(API_KEY_HEADER)
  const hasSession = c.req.header('authorization')?.startsWith('Bearer ') ?? false
  const isPerson = hasSession || !key
  c.set('caller', isPerson ? await userOf(c) : await identify(c, () => callerFromApiKey(key, c)))
  await next()
})

const QUEUE_SECRET_HEADER = 'x-queue-secret'

/** Compares digests, so that neither content nor length of the secret shows in the time taken. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function requireQueueSecret(c: Context, given: string): void {
  const expected = optionalSetting('QUEUE_SECRET')
  if (!expected) log.error('queue_secret_missing', { request_id: c.get('requestId') })
  if (expected && isSameSecret(given, expected)) return
  throw new Problem('unauthenticated', { detail: `Send the queue's secret in ${QUEUE_SECRET_HEADER}.` })
}

const asWorker = createMiddleware(async (c, next) => {
  requireQueueSecret(c, c.req.header(QUEUE_SECRET_HEADER) ?? '')
  await next()
})

const asWatcher = createMiddleware(async (c, next) => {
  const bearer = c.req.header('authorization')?.replace(/^Bearer /, '')
  requireQueueSecret(c, c.req.header(QUEUE_SECRET_HEADER) ?? bearer ?? '')
  await next()
})

/** People with a session; RLS decides what each may do. */
export const forUsers = { middleware: asUser, security: [{ session: [] }] }

/** People with a session, and third parties with an API key. A session wins when both are sent. */
export const forUsersAndKeys = {
  middleware: asUserOrKey,
  security: [{ session: [] }, { apiKey: [] }] as Record<string, string[]>[],
}

/** The same, for a POST that acts: a repeated Idempotency-Key gets the first answer. Fields `shownOnce` are not kept. */
export function once<Access extends { middleware: typeof asUser }>(access: Access, shownOnce: string[] = []) {
  const keep = keepAnswer({ shownOnce })
  const middleware: typeof asUser = createMiddleware<CallerEnv>(async (c, next) => {
    let early: Response | undefined
    await access.middleware(c, async () => {
      early = (await keep(c, next)) ?? undefined
    })
    return early
  })
  return { ...access, middleware }
}

/** Our own scheduler and the kick after ingest: whoever holds QUEUE_SECRET. */
export const forWorkers = { middleware: asWorker, security: [{ queueSecret: [] }] }

/** Whoever watches the hub: the same secret, also as a bearer token, since few of them send headers of our naming. */
export const forWatchers = { middleware: asWatcher, security: [{ queueSecret: [] }] }

/** Anybody: health and the webhook's verification. */
export const openToAll = { security: [] as Record<string, string[]>[] }

/** Meta, proved by the signature over the raw bytes, which the route itself checks before anything else. */
export const forMeta = { security: [{ metaSignature: [] }] }

/** What the names above mean, for the OpenAPI document. */
export const SECURITY_SCHEMES = {
  session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Session of Supabase Auth.' },
  apiKey: { type: 'apiKey', in: 'header', name: API_KEY_HEADER, description: 'API key of a project.' },
  queueSecret: {
    type: 'apiKey',
    in: 'header',
    name: QUEUE_SECRET_HEADER,
    description: 'QUEUE_SECRET.',
  },
  metaSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'x-hub-signature-256',
    description: '`sha256=` and the HMAC of the raw body with the app secret, in hex.',
  },
} as const
