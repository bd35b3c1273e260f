import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  PROBLEM_CODES,
  type ProblemCode,
  type ProblemDetails,
  type ProblemPart,
} from '../contracts/problem.ts'
import { MissingSetting } from '../env.ts'
import { log } from '../runtime/log.ts'
import { problemFromDatabase } from './database-problem.ts'
import { CATALOGUE } from './problem-catalogue.ts'

type ProblemOptions = {
  /** English, for the developer who calls; never anything internal. */
  detail?: string | undefined
  /** What is wrong with which part of the request. */
  errors?: ProblemPart[] | undefined
  headers?: Record<string, string>
  cause?: unknown
}

/** The one error that routes and services throw: a code of the catalogue, answered as RFC 9457. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly errors: ProblemPart[] | undefined
  readonly headers: Record<string, string>

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? CATALOGUE[code].title, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.detail = options.detail
    this.errors = options.errors
    this.headers = options.headers ?? {}
  }

  get status(): ContentfulStatusCode {
    return CATALOGUE[this.code].status
  }
}

/** True when `code` is one of ours; SQL functions name theirs in the hint of an exception. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return PROBLEM_CODES.includes(code as ProblemCode)
}

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'malformed_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'invalid_request',
  429: 'rate_limited',
  503: 'unavailable',
}

/** The problem that stands for whatever was thrown. What is not known becomes `internal` and tells nothing. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    const code = BY_STATUS[error.status] ?? 'internal'
    return new Problem(code, { detail: code === 'internal' ? undefined : error.message, cause: error })
  }
  if (error instanceof MissingSetting) return new Problem('not_configured', { cause: error })
  const known = problemFromDatabase(error)
  if (known) return new Problem(known.code, { detail: known.detail, cause: error })
  return new Problem('internal', { cause: error })
}

/** Answers with a problem: the body of RFC 9457, its status and headers. */
export function respond(c: Context, problem: Problem): Response {
  const { title, message } = CATALOGUE[problem.code]
  const body: ProblemDetails = {
    type: `urn:whatsapp-hub:problem:${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    instance: c.req.path,
    request_id: c.get('requestId'),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    message,
  }
  for (const [name, value] of Object.entries(problem.headers)) c.header(name, value)
  if (problem.status === 503) c.header('retry-after', '5')
  return c.body(JSON.stringify(body), problem.status, { 'content-type': 'application/problem+json' })
}

/** Hono's error handler: every failure of a route ends here, and ours are logged with their cause. */
export function onError(error: Error, c: Context): Response {
  const problem = toProblem(error)
  if (problem.status >= 500) {
    log.error('request_failed', {
      request_id: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      code: problem.code,
      error: problem.cause ?? problem,
    })
  }
  return respond(c, problem)
}
