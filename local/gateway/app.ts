import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createDashboard } from './dashboard.ts'
import { mountServices, type ServiceParts } from './services.ts'

/** Paths whose answers browsers of other origins may read, as on hosted. */
const API_PATHS = ['/rest/v1/*', '/auth/v1/*', '/storage/v1/*', '/realtime/v1/*'] as const

const EXPOSED_HEADERS =
  'Content-Encoding, Content-Location, Content-Range, Content-Length, Date, Location, Preference-Applied, Range-Unit, ETag, sb-error-code, x-sb-error-code, X-Total-Count, Link'

interface AppParts extends ServiceParts {
  /** Routes below `/realtime/v1`. */
  realtime: Hono
}

/** Everything that the gateway answers itself; functions and WebSockets are passed on before this is asked. */
export function createApp(parts: AppParts): Hono<{ Bindings: HttpBindings }> {
  const { config, lite } = parts
  const app = new Hono<{ Bindings: HttpBindings }>()

  for (const path of API_PATHS) {
    app.use(path, async (c, next) => {
      if (c.req.method === 'OPTIONS') return preflight(c.req.raw)
      await next()
      c.res.headers.set('access-control-allow-origin', '*')
      c.res.headers.set('access-control-expose-headers', EXPOSED_HEADERS)
      return
    })
  }
  mountServices(app as unknown as Hono, parts)
  app.route('/realtime/v1', parts.realtime)

  app.post('/internal/reload', async (c) => {
    // A page in a browser has no business here, and always sends its origin with a POST.
    if (c.req.header('origin')) return c.json({ message: 'Forbidden' }, 403)
    await lite.reload()
    return c.body(null, 204)
  })

  const names = ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${config.ports.gateway}`)
  app.get('/config.json', (c) => {
    const origin = new URL(c.req.url).origin
    c.header('cache-control', 'no-cache')
    return c.json({
      supabase_url: names.includes(origin) ? origin : config.api_url,
      publishable_key: config.publishable_key,
    })
  })
  const dashboard = createDashboard(config.web_dist)
  app.all('*', (c) => dashboard(c.req.raw))

  app.onError((error, c) => {
    console.error(`${c.req.method} ${c.req.path}`, error)
    return c.json({ message: 'An unexpected error occurred in the gateway' }, 500)
  })
  return app
}

function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE, OPTIONS',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': '86400',
      vary: 'access-control-request-headers',
    },
  })
}
