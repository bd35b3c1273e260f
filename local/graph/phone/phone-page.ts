import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const folder = fileURLToPath(new URL('./', import.meta.url))
const fonts = dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json'))

/** Messages hold what strangers wrote; none of it may run here. Pictures may come from the links of the business. */
const policy =
  "default-src 'self'; img-src 'self' blob: data: http: https:; media-src 'self' blob: http: https:"

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

/** The phone simulator: static files, and the font from its package. */
export function phonePage(): Hono {
  return new Hono()
    .get('/', (c) => {
      const { pathname } = new URL(c.req.url)
      // The page names its files relative to its folder, so the address has to end with the slash.
      if (!pathname.endsWith('/')) return Promise.resolve<Response>(c.redirect(`${pathname}/`))
      return serve(join(folder, 'index.html'), 'no-cache')
    })
    .get('/fonts/:file{[a-z0-9-]+\\.woff2}', (c) =>
      serve(join(fonts, 'files', c.req.param('file')), 'public, max-age=86400'),
    )
    .get('/samples/:file{[a-z0-9-]+\\.jpg}', (c) =>
      serve(join(folder, 'samples', c.req.param('file')), 'no-cache'),
    )
    .get('/:file{[a-z0-9-]+\\.(?:js|css|svg)}', (c) => serve(join(folder, c.req.param('file')), 'no-cache'))
}

async function serve(path: string, caching: string): Promise<Response> {
  const type = types[extname(path)]
  const bytes = await readFile(path).catch(() => null)
  if (!bytes || !type) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': caching, 'content-security-policy': policy },
  })
}
