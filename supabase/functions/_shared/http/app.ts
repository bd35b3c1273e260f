import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { type RequestIdVariables, requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { ZodError } from 'zod'
import type { ProblemPart } from '../contracts/problem.ts'
import { logApiCalls } from './call-log.ts'
import { onError, Problem, respond } from './problem.ts'

/** What every handler finds in `c.var`; access adds `caller`. */
export type AppEnv = { Variables: RequestIdVariables }

/** Largest body of a group that does not say otherwise: a long message with room to spare. */
const DEFAULT_MAX_BODY_BYTES = 256 * 1024

const PLACE: Record<string, string> = {
  json: 'body',
  form: 'body',
  param: 'path',
  header: 'headers',
  cookie: 'cookies',
}

/** The issues of a contract as problem parts, each with a JSON Pointer into the request. */
function toParts(target: string, error: ZodError): ProblemPart[] {
  const place = PLACE[target] ?? target
  return error.issues.map((issue) => {
    const steps = issue.path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
    return { pointer: `/${[place, ...steps].join('/')}`, detail: issue.message }
  })
}

/** Any origin may call, since no cookie is ever read. */
const FOR_BROWSERS = [
  cors({
    origin: '*',
    allowHeaders: [
      'authorization',
      'apikey',
      'content-type',
      'idempotency-key',
      'if-none-match',
      'x-api-key',
      'x-client-info',
      'x-request-id',
    ],
    allowMethods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    exposeHeaders: [
      'x-request-id',
      'retry-after',
      'allow',
      'ratelimit',
      'ratelimit-policy',
      'etag',
      'content-disposition',
    ],
    maxAge: 86_400,
  }),
  secureHeaders({ crossOriginResourcePolicy: 'cross-origin' }),
]

type AppOptions = {
  maxBodyBytes?: number
  /** False where only servers call: headers that no browser reads cost a webhook a tenth of its time. */
  isForBrowsers?: boolean
}

/**
 * The app of one function group: request id, CORS, body limit, validation, problems. Routes live under `/<group>`, as
 * the platform hands them on. The host of the dashboard is not known here and no cookie is ever read, so any origin may
 * call; access is a matter of tokens.
 */
export function createApp(
  group: string,
  { maxBodyBytes = DEFAULT_MAX_BODY_BYTES, isForBrowsers = true }: AppOptions = {},
) {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      throw new Problem('invalid_request', { errors: toParts(result.target, result.error as ZodError) })
    },
  }).basePath(`/${group}`)
  app.use(
    requestId(),
    ...(isForBrowsers ? FOR_BROWSERS : []),
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        respond(c, new Problem('method_not_allowed', { headers: { allow: methods.join(', ') } })),
    }),
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new Problem('payload_too_large')
      },
    }),
    logApiCalls,
  )
  app.onError(onError)
  app.notFound((c) => respond(c, new Problem('not_found')))
  return app
}
