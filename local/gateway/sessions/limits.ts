import { type ProjectConfig, setting } from '../lite/project-config.ts'

/** How often one caller may do something: so many at once, and as many again in `seconds`. */
interface Limit {
  amount: number
  seconds: number
}

/** The limit of `[auth.rate_limit]` that counts a request, by the last part of its path. */
const COUNTED_BY: Record<string, string> = {
  otp: 'sign_in_sign_ups',
  signup: 'sign_in_sign_ups',
  magiclink: 'sign_in_sign_ups',
  recover: 'sign_in_sign_ups',
  resend: 'sign_in_sign_ups',
  verify: 'token_verifications',
}

/** Requests that send a mail when they are granted, and which: Auth keeps for each kind when a person last got one. */
const MAILS: Record<string, 'confirmation' | 'recovery' | 'invitation'> = {
  signup: 'confirmation',
  resend: 'confirmation',
  otp: 'recovery',
  magiclink: 'recovery',
  recover: 'recovery',
  invite: 'invitation',
}

const FIVE_MINUTES = 300
const HOUR = 3600
const MAX_CALLERS = 10_000

/** Token buckets by name. Only requests that are granted take a token. */
class Buckets {
  readonly #now: () => number
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Seconds until the next token; 0 when there is one. */
  wait(name: string, limit: Limit): number {
    const perSecond = limit.amount / limit.seconds
    const missing = 1 - this.#left(name, limit)
    return missing <= 0 ? 0 : missing / perSecond
  }

  take(name: string, limit: Limit): void {
    const tokens = this.#left(name, limit) - 1
    if (this.#buckets.size >= MAX_CALLERS) this.#buckets.clear()
    this.#buckets.set(name, { tokens, at: this.#now() })
  }

  #left(name: string, limit: Limit): number {
    const bucket = this.#buckets.get(name)
    if (!bucket) return limit.amount
    const refilled = ((this.#now() - bucket.at) / 1000) * (limit.amount / limit.seconds)
    return Math.min(limit.amount, bucket.tokens + refilled)
  }
}

/**
 * The limits of Auth that `supabase/config.toml` names, which hosted Auth keeps and Lite does not know: sign-ins, refreshed tokens and
 * verifications for each address, mails for the whole project, and one mail for a person in a while. `factor` is for stacks on which
 * everybody is a test at one address.
 */
export function createAuthLimits(
  project: ProjectConfig,
  { factor, now = Date.now }: { factor: number; now?: () => number },
) {
  const buckets = new Buckets(now)
  const limitOf = (name: string, fallback: number, seconds: number): Limit => ({
    amount: setting(project, `auth.rate_limit.${name}`, fallback) * factor,
    seconds,
  })
  const limits: Record<string, Limit> = {
    sign_in_sign_ups: limitOf('sign_in_sign_ups', 30, FIVE_MINUTES),
    token_refresh: limitOf('token_refresh', 150, FIVE_MINUTES),
    token_verifications: limitOf('token_verifications', 30, FIVE_MINUTES),
  }
  const mails = limitOf('email_sent', 2, HOUR)
  const oneMail = {
    amount: 1,
    seconds: secondsOf(setting(project, 'auth.email.max_frequency', '1m')) / factor,
  }

  /** Answers a request of Auth, or refuses it as hosted Auth does. */
  return async function limited(request: Request, answer: () => Promise<Response>): Promise<Response> {
    if (request.method !== 'POST') return await answer()
    const url = new URL(request.url)
    const act = url.pathname.slice('/auth/v1/'.length)
    const isRefresh = url.searchParams.get('grant_type') === 'refresh_token'
    const name = act === 'token' ? (isRefresh ? 'token_refresh' : 'sign_in_sign_ups') : COUNTED_BY[act]
    const limit = name === undefined ? undefined : limits[name]
    if (limit) {
      const bucket = `${name} ${request.headers.get('x-forwarded-for')}`
      const wait = buckets.wait(bucket, limit)
      if (wait > 0) return refusal('over_request_rate_limit', 'Request rate limit reached', wait)
      buckets.take(bucket, limit)
    }
    const kind = MAILS[act]
    if (!kind) return await answer()
    const person = `${kind} of ${await addressIn(request.clone())}`
    const pause = buckets.wait(person, oneMail)
    if (pause > 0) {
      const text = `For security purposes, you can only request this after ${Math.ceil(pause)} seconds.`
      return refusal('over_email_send_rate_limit', text, pause)
    }
    const wait = buckets.wait('mails', mails)
    if (wait > 0) return refusal('over_email_send_rate_limit', 'email rate limit exceeded', wait)
    const response = await answer()
    if (response.ok) {
      buckets.take('mails', mails)
      buckets.take(person, oneMail)
    }
    return response
  }
}

export type AuthLimits = ReturnType<typeof createAuthLimits>

function refusal(code: string, message: string, wait: number): Response {
  return Response.json(
    { code: 429, error_code: code, msg: message },
    {
      status: 429,
      headers: { 'x-sb-error-code': code, 'retry-after': String(Math.max(1, Math.ceil(wait))) },
    },
  )
}

async function addressIn(request: Request): Promise<string> {
  const body = (await request.json().catch(() => null)) as { email?: unknown } | null
  return typeof body?.email === 'string' ? body.email.trim().toLowerCase() : ''
}

/** Go's way to write a duration: `10s`, `1m30s`, `1h`. */
function secondsOf(duration: string): number {
  const units: Record<string, number> = { h: HOUR, m: 60, s: 1, ms: 0.001 }
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)].reduce(
    (sum, [, amount, unit = 's']) => sum + Number(amount) * (units[unit] ?? 1),
    0,
  )
}
