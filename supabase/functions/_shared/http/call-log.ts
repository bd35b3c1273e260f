import { createMiddleware } from 'hono/factory'
import { inBackground } from '../runtime/background.ts'
import { serviceDatabase } from '../runtime/database.ts'
import type { Caller } from './caller.ts'

type Env = { Variables: { requestId: string; caller?: Caller } }

/** Our ids, and at the Cloud API's door numbers of Meta's, of customers, and of messages. */
const ID = /^([0-9a-f-]{36}|(\+|%2B)?\d{5,}|wamid.*)$/i

/**
 * Notes each call of an API key: route, status and time, never a body or a query. After the answer has left, and lost
 * without harm; what PostgREST answers directly is not seen here.
 */
export const logApiCalls = createMiddleware<Env>(async (c, next) => {
  const started = performance.now()
  await next()
  const caller = c.get('caller')
  if (caller?.kind !== 'api_key') return
  const { keyId, projectId } = caller
  const duration = Math.round(performance.now() - started)
  const { method } = c.req
  // The pattern of the route and not the path: ids of customers stay out of the log.
  const route = c.req.path
    .split('/')
    .map((part) => (ID.test(part) ? '{id}' : part))
    .join('/')
  const { status } = c.res
  const requestId = c.get('requestId')
  inBackground(
    'log_api_call',
    async () =>
      await serviceDatabase()`
        select private.log_api_call(
          ${keyId}, ${projectId}, ${method}, ${route.slice(0, 200)}, ${status}, ${duration}, ${requestId}
        )`,
  )
})
