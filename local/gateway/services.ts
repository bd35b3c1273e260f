import type { Hono } from 'hono'
import type postgres from 'postgres'
import type { LocalConfig } from '../stack/config.ts'
import type { Lite } from './lite/app.ts'
import { mendDatabaseError } from './lite/errors.ts'
import { contextOf, type RequestContext, runInRequest } from './lite/request-context.ts'
import { mendSingleObject } from './lite/single-object.ts'
import { completeClaims, methodOf } from './sessions/claims.ts'
import { internalAuthorization } from './sessions/incoming.ts'
import type { AuthLimits } from './sessions/limits.ts'
import { publishSessions } from './sessions/outgoing.ts'
import type { SessionTokens } from './sessions/tokens.ts'
import { verifyAnyKind } from './sessions/verification.ts'
import { storageError } from './storage/errors.ts'
import { serveStorage } from './storage/routes.ts'

export interface ServiceParts {
  config: LocalConfig
  lite: Lite
  tokens: SessionTokens
  sql: postgres.Sql
  limits: AuthLimits
}

/** The Data API, Auth and Storage: Lite, with sessions translated and its answers mended. */
export function mountServices(app: Hono, { config, lite, tokens, sql, limits }: ServiceParts): void {
  const issuer = `${config.api_url}/auth/v1`
  const secret = new TextEncoder().encode(config.jwt_secret)

  async function withLite(
    request: Request,
    work: (inner: Request, context: RequestContext) => Promise<Response>,
  ): Promise<Response> {
    const context = contextOf(request)
    const inner = await translated(request, tokens)
    return runInRequest(context, () => work(inner, context))
  }

  app.all('/rest/v1/*', (c) =>
    withLite(c.req.raw, async (request, context) =>
      mendSingleObject(request, await mendDatabaseError(await lite.fetch(request), context)),
    ),
  )

  app.get('/auth/v1/.well-known/jwks.json', (c) => {
    c.header('cache-control', 'public, max-age=600')
    return c.json(config.jwks)
  })
  app.get('/auth/v1/.well-known/openid-configuration', (c) =>
    c.json({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['ES256'],
    }),
  )
  app.all('/auth/v1/*', (c) =>
    withLite(c.req.raw, async (request, context) => {
      const grantType = new URL(request.url).searchParams.get('grant_type')
      const method = methodOf(context.path, grantType)
      const origin = {
        issuer,
        ...(method ? { method } : {}),
        ...(context.headers['user-agent'] ? { userAgent: context.headers['user-agent'] } : {}),
        ...(context.headers['x-forwarded-for'] ? { address: context.headers['x-forwarded-for'] } : {}),
      }
      const isVerification = request.method === 'POST' && context.path === '/auth/v1/verify'
      const response = await limits(request, () =>
        isVerification ? verifyAnyKind(request, lite.fetch) : lite.fetch(request),
      )
      return publishSessions(response, tokens, (claims) => completeClaims(sql, claims, origin))
    }),
  )

  app.all('/storage/v1/*', (c) =>
    withLite(c.req.raw, async (request, context) => {
      const response = await serveStorage(request, { call: lite.fetch, secret })
      return context.objectTooLarge
        ? storageError(413, 'Payload too large', 'The object exceeded the maximum allowed size')
        : response
    }),
  )
}

async function translated(request: Request, tokens: SessionTokens): Promise<Request> {
  const headers = new Headers(request.headers)
  const authorization = await internalAuthorization(headers.get('authorization'), tokens)
  if (authorization) headers.set('authorization', authorization)
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers }
  if (request.body) {
    init.body = request.body
    init.duplex = 'half'
  }
  return new Request(request.url, init)
}
