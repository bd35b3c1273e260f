import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { controlRoutes } from './control/control.ts'
import type { Emulator } from './emulator.ts'
import { endpoints } from './endpoints/endpoints.ts'
import { downloadMedia } from './endpoints/media/download-media.ts'
import { unknownPath } from './errors/common.ts'
import { graphRouter } from './http/router.ts'
import { phonePage } from './phone/phone-page.ts'
import { DOWNLOAD_PATH } from './world/download-url.ts'

/** All doors of an emulator on one port: Graph, downloads, control and the phone page. */
export function createApp(emulator: Emulator): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false })
  app.get('/', (c) => c.redirect('/phone/'))
  app.route('/control', controlRoutes(emulator))
  app.route('/phone', phonePage())
  app.get(DOWNLOAD_PATH, downloadMedia(emulator))
  app.all('/:version{v[0-9]+\\.[0-9]+}/*', graphRouter(emulator, endpoints))
  app.notFound((c) => {
    const error = unknownPath(c.req.path.slice(1))
    return c.json(error.toBody(), 400)
  })
  app.onError((error, c) => {
    console.error(error)
    return c.json(
      { error: { message: 'An unknown error has occurred.', type: 'OAuthException', code: 1 } },
      500,
    )
  })
  return app
}
