import type { Context, Next } from 'hono'
import { createMiddleware } from 'hono/factory'
import { serviceDatabase } from '../runtime/database.ts'
import type { Caller } from './caller.ts'
import { Problem } from './problem.ts'

/*
 * `Idempotency-Key` for acts whose SQL does not keep the key itself: the answer to the first request is kept for a day
 * and given again. A request that was refused did nothing, so its key may be used again.
 */

type CallerEnv = { Variables: { caller: Caller } }
type Beginning = { state: 'new' | 'kept' | 'running' | 'reused'; status: number | null; body: string | null }

const KEY = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const nameOf = (caller: Caller) =>
  caller.kind === 'user' ? `user:${caller.userId}` : `api_key:${caller.keyId}`

async function fingerprintOf(request: Request): Promise<Uint8Array> {
  const { pathname, search } = new URL(request.url)
  const head = new TextEncoder().encode(`${request.method} ${pathname}${search}\n`)
  const body = new Uint8Array(await request.clone().arrayBuffer())
  const whole = new Uint8Array(head.length + body.length)
  whole.set(head)
  whole.set(body, head.length)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

type Options = {
  /** Fields of the answer that are shown once and never kept: null in a repetition. */
  shownOnce?: string[]
}

async function bodyToKeep(answer: Response, shownOnce: string[]): Promise<string> {
  const text = await answer.clone().text()
  if (shownOnce.length === 0 || text === '') return text
  const body = JSON.parse(text) as Record<string, unknown>
  for (const field of shownOnce) if (field in body) body[field] = null
  return JSON.stringify(body)
}

async function answerOnce(
  c: Context<CallerEnv>,
  next: Next,
  options: Options,
): Promise<Response | undefined> {
  const key = c.req.header('idempotency-key')
  if (!key || !KEY.test(key)) {
    await next() // the contract of the headers refuses what is missing or wrong
    return undefined
  }
  const sql = serviceDatabase()
  const caller = nameOf(c.var.caller)
  const [kept] = await sql<Beginning[]>`
    select * from private.begin_answer(${caller}, ${key}, ${Buffer.from(await fingerprintOf(c.req.raw))})`
  if (kept?.state === 'reused') throw new Problem('idempotency_key_reused')
  if (kept?.state === 'running') {
    throw new Problem('conflict', { detail: 'The first request with this Idempotency-Key is being handled.' })
  }
  if (kept?.state === 'kept') {
    c.header('idempotency-replayed', 'true')
    const status = (kept.status ?? 200) as 200
    // An answer without a body has none, not an empty one: 204 allows no other.
    return kept.body
      ? c.body(kept.body, status, { 'content-type': 'application/json' })
      : c.body(null, status)
  }
  await next()
  if (c.res.ok) {
    await sql`
      select private.keep_answer(
        ${caller}, ${key}, ${c.res.status}, ${await bodyToKeep(c.res, options.shownOnce ?? [])}
      )`
  } else {
    await sql`select private.forget_answer(${caller}, ${key})`
  }
  return undefined
}

/** Handles a POST once per Idempotency-Key. Stands after the middleware that tells who calls. */
export function keepAnswer(options: Options = {}) {
  return createMiddleware<CallerEnv>(async (c, next) => await answerOnce(c, next, options))
}
