import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProblemCode } from '../_shared/contracts/problem.ts'
import { Problem, toProblem } from '../_shared/http/problem.ts'
import { log } from '../_shared/runtime/log.ts'
import { GraphError } from '../_shared/whatsapp/graph.ts'

type Facts = {
  status: number
  code: number
  message: string
  details?: string | null
  subcode?: number | null
  type?: string
  isTransient?: boolean
  retryAfterSeconds?: number
  cause?: unknown
}

/** A refusal in the shape of Graph: what every client of the Cloud API knows to read. */
export class Refusal extends Error {
  readonly facts: Facts

  constructor(facts: Facts) {
    super(facts.message, { cause: facts.cause })
    this.name = 'Refusal'
    this.facts = facts
  }
}

/** An id that is not there, or not the key's: both look the same. */
export function unknownObject(method: string, id: string): Refusal {
  return new Refusal({
    status: 400,
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  })
}

export function invalidParameter(details: string): Refusal {
  return new Refusal({ status: 400, code: 100, message: '(#100) Invalid parameter', details })
}

export function missingScope(scope: string): Refusal {
  return new Refusal({
    status: 403,
    code: 10,
    message: '(#10) Permission Denied',
    details: `The API key needs the scope ${scope}.`,
  })
}

/** Meta has it, this hub does not. */
export function notBuilt(method: string, path: string): Refusal {
  return new Refusal({
    status: 501,
    code: 3,
    message: '(#3) API Method',
    details: `${method} ${path} is part of the Cloud API, and this hub does not offer it yet. Nothing was sent.`,
  })
}

type Meaning = Pick<Facts, 'status' | 'code'> & { message: string; subcode?: number; isTransient?: boolean }

const INVALID: Meaning = { status: 400, code: 100, message: '(#100) Invalid parameter' }

/** What our problems are called by Meta. Never 409: clients take it for a mistake of their own. */
const BY_PROBLEM: Partial<Record<ProblemCode, Meaning>> = {
  unauthenticated: { status: 401, code: 190, message: 'Invalid OAuth access token' },
  forbidden: { status: 403, code: 10, message: '(#10) Permission Denied' },
  not_found: { status: 400, code: 100, subcode: 33, message: '(#100) The object does not exist' },
  window_closed: { status: 400, code: 131047, message: '(#131047) Re-engagement message' },
  number_disabled: { status: 400, code: 133010, message: '(#133010) Phone number not registered' },
  number_not_connected: { status: 400, code: 133010, message: '(#133010) Phone number not registered' },
  sandbox_not_activated: {
    status: 400,
    code: 131030,
    message: '(#131030) Recipient phone number not in allowed list',
  },
  contact_blocked: { status: 400, code: 130403, message: '(#130403) User is blocked' },
  contact_not_reachable: { status: 400, code: 131026, message: '(#131026) Message undeliverable' },
  recipient_invalid: { status: 400, code: 131026, message: '(#131026) Message undeliverable' },
  contact_opted_out: {
    status: 400,
    code: 131050,
    message: '(#131050) User has stopped receiving marketing messages',
  },
  template_not_found: {
    status: 404,
    code: 132001,
    message: '(#132001) Template name does not exist in the translation',
  },
  template_not_approved: {
    status: 404,
    code: 132001,
    message: '(#132001) Template name does not exist in the translation',
  },
  template_parameters_wrong: {
    status: 400,
    code: 132000,
    message: '(#132000) Number of parameters does not match the expected number of params',
  },
  type_not_supported: { status: 400, code: 131051, message: '(#131051) Message type unknown' },
  context_not_found: { status: 400, code: 131009, message: '(#131009) Parameter value is not valid' },
  media_not_found: { status: 400, code: 131009, message: '(#131009) Parameter value is not valid' },
  media_too_large: { status: 400, code: 131053, message: '(#131053) Media upload error' },
  media_type_not_supported: { status: 400, code: 131053, message: '(#131053) Media upload error' },
  payload_too_large: { status: 413, code: 100, message: '(#100) Invalid parameter' },
  rate_limited: { status: 429, code: 80007, message: '(#80007) Rate limit issues', isTransient: true },
  unavailable: { status: 503, code: 131016, message: '(#131016) Service unavailable', isTransient: true },
  not_configured: { status: 500, code: 131000, message: '(#131000) Something went wrong' },
  internal: { status: 500, code: 131000, message: '(#131000) Something went wrong' },
}

/** Any failure in the shape of Graph. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  // What Meta said of Flows comes as a problem of ours; here it is Meta's own words that count.
  if (error instanceof Problem && error.cause instanceof GraphError) return toRefusal(error.cause)
  if (error instanceof GraphError) {
    const code = Number(error.code)
    return Number.isInteger(code) && code > 0 && error.status >= 400
      ? new Refusal({
          status: error.status === 409 ? 400 : error.status,
          code,
          message: error.message,
          details: error.details,
          subcode: error.subcode,
          isTransient: error.remedy === 'retry',
          ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
          cause: error,
        })
      : new Refusal({ status: 502, code: 131000, message: `(#131000) ${error.message}`, cause: error })
  }
  const problem = toProblem(error)
  const meaning = BY_PROBLEM[problem.code] ?? INVALID
  const parts = problem.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')
  const retryAfter = Number(problem.headers['retry-after'] ?? (meaning.isTransient ? 5 : 0))
  return new Refusal({
    ...meaning,
    details: parts ?? problem.detail ?? null,
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    cause: problem.cause ?? problem,
  })
}

/** Answers with Graph's error object. */
export function refuse(c: Context, error: unknown): Response {
  const { facts } = toRefusal(error)
  if (facts.status >= 500 && facts.status !== 501 && facts.status !== 503) {
    log.error('cloud_request_failed', {
      request_id: c.get('requestId'),
      path: c.req.path,
      error: facts.cause ?? error,
    })
  }
  if (facts.retryAfterSeconds) c.header('retry-after', String(Math.ceil(facts.retryAfterSeconds)))
  return c.json(
    {
      error: {
        message: facts.message,
        type: facts.type ?? 'OAuthException',
        code: facts.code,
        ...(facts.details ? { error_data: { messaging_product: 'whatsapp', details: facts.details } } : {}),
        ...(facts.subcode ? { error_subcode: facts.subcode } : {}),
        ...(facts.isTransient ? { is_transient: true } : {}),
        fbtrace_id: c.get('requestId'),
      },
    },
    facts.status as ContentfulStatusCode,
  )
}
