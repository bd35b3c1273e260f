import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { applyHeaderRules, HOSTING_FILES, readHeaderRules } from './hosting-rules.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
}

const COMPRESSIBLE = /^(text\/|application\/(json|manifest|xml|wasm)|image\/svg)/
const SMALLEST_TO_COMPRESS = 1024

type Encoding = 'br' | 'gzip'

interface File {
  path: string
  size: number
  etag: string
  type: string
}

const compress: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
}

/**
 * Serves the built dashboard as a static host does: hashed assets for ever, everything else checked each time, unknown pages as the page
 * itself, and the headers that its `_headers` file asks for.
 */
export function createDashboard(folder: string): (request: Request) => Promise<Response> {
  const compressed = new Map<string, Buffer>()

  async function bodyOf(file: File, encoding: Encoding | undefined): Promise<Buffer> {
    if (!encoding) return readFile(file.path)
    const key = `${encoding}:${file.path}:${file.etag}`
    const known = compressed.get(key)
    if (known) return known
    const body = await compress[encoding](await readFile(file.path))
    compressed.set(key, body)
    return body
  }

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
    const path = safePath(new URL(request.url).pathname)
    if (path === undefined || HOSTING_FILES.has(path)) return new Response('Not found', { status: 404 })
    const isPage = extname(path) === ''
    const file =
      (await find(join(folder, path))) ?? (isPage ? await find(join(folder, 'index.html')) : undefined)
    if (!file) return isPage ? notBuilt() : new Response('Not found', { status: 404 })

    const headers = new Headers({
      'content-type': file.type,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      etag: file.etag,
    })
    applyHeaderRules(await readHeaderRules(folder), path, headers)
    if (COMPRESSIBLE.test(file.type)) headers.set('vary', 'accept-encoding')
    if (request.headers.get('if-none-match')?.includes(file.etag))
      return new Response(null, { status: 304, headers })
    const encoding = chooseEncoding(request, file)
    if (encoding) headers.set('content-encoding', encoding)
    const body = await bodyOf(file, encoding)
    headers.set('content-length', String(body.length))
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers })
  }
}

/** The path within the folder, or undefined when it is none. */
function safePath(pathname: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(pathname))
    return path.includes('\0') || path.includes('..') ? undefined : path
  } catch {
    return undefined
  }
}

async function find(path: string): Promise<File | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  return {
    path,
    size: found.size,
    etag: `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`,
    type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  }
}

function chooseEncoding(request: Request, file: File): Encoding | undefined {
  const accepted = request.headers.get('accept-encoding') ?? ''
  if (!COMPRESSIBLE.test(file.type) || file.size < SMALLEST_TO_COMPRESS) return undefined
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

function notBuilt(): Response {
  return new Response(
    'The dashboard is not built. Run `npm run build --workspace web`, or start the stack again.\n',
    {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' },
    },
  )
}
