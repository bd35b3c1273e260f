import type { MiddlewareHandler } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'

const tagged = etag({
  weak: true,
  retainedHeaders: [
    ...RETAINED_304_HEADERS,
    'access-control-allow-origin',
    'access-control-expose-headers',
    'ratelimit',
    'ratelimit-policy',
    'x-request-id',
  ],
})

/**
 * For what rarely changes: the answer carries an ETag, and whoever sends it back in If-None-Match gets 304 without a body. The
 * rows are read and the rights are asked each time, so that nobody is told what was true before. Spread into a route.
 */
export function unlessChanged<Access extends { middleware: MiddlewareHandler }>(access: Access): Access {
  const middleware: MiddlewareHandler = async (c, next) =>
    await access.middleware(c, async () => {
      await tagged(c, async () => {
        await next()
        c.header('cache-control', 'private, no-cache')
        c.header('vary', 'authorization, x-api-key', { append: true })
      })
    })
  return { ...access, middleware }
}

/** The answer to whoever has it already. */
export const unchanged = { 304: { description: 'As it was when the ETag was given' } }
