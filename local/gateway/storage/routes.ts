import { jwtVerify } from 'jose'
import { finishDownload } from './downloads.ts'
import { mendStorageError, storageError } from './errors.ts'
import { isValidKey } from './keys.ts'
import { type ListEntry, type ListRequest, listLevel, listQuery } from './listing.ts'
import { unwrapForm } from './uploads.ts'

const ROOT = '/storage/v1'

export interface StorageBackend {
  /** Hands a request to Lite. */
  call(request: Request): Promise<Response>
  /** Secret with which Lite signs the tokens of signed URLs. */
  secret: Uint8Array
}

type Mend = (request: Request, path: string[], backend: StorageBackend) => Promise<Response>

/** Storage as supabase-js expects it, on top of Lite's, which decides who may do what. */
export async function serveStorage(original: Request, backend: StorageBackend): Promise<Response> {
  const request = withPath(original, canonicalPath(new URL(original.url).pathname))
  const path = new URL(request.url).pathname
    .slice(ROOT.length + 1)
    .split('/')
    .map(decodePart)
  const mend = mendFor(request.method, path)
  const response = mend ? await mend(request, path, backend) : await backend.call(request)
  const isJson = response.headers.get('content-type')?.includes('json')
  return response.status >= 400 && isJson ? mendStorageError(response) : response
}

function mendFor(method: string, [first, second, third]: string[]): Mend | undefined {
  if (first !== 'object' || !second) return undefined
  const isRead = method === 'GET' || method === 'HEAD'
  if (second === 'list') return method === 'POST' ? list : undefined
  if (second === 'info') return isRead ? info : undefined
  if (second === 'move' || second === 'copy') return method === 'POST' ? relocate : undefined
  if (second === 'sign') return method === 'POST' ? sign : isRead ? downloadSigned : undefined
  if (second === 'upload' && third === 'sign')
    return method === 'POST' ? signUpload : method === 'PUT' ? uploadSigned : undefined
  if (isRead) return download
  return third && (method === 'POST' || method === 'PUT') ? upload : undefined
}

const upload: Mend = async (request, [, , ...key], backend) => {
  if (!isValidKey(key.join('/'))) return invalidKey(key.join('/'))
  const raw = await unwrapForm(request)
  return raw instanceof Response ? raw : backend.call(raw)
}

const uploadSigned: Mend = async (request, path, backend) => {
  const refusal = await refuseToken(request, path.slice(3), backend)
  if (refusal) return refusal
  const raw = await unwrapForm(request)
  if (raw instanceof Response) return raw
  return rewriteJson(await backend.call(raw), () => ({ Key: path.slice(3).join('/') }))
}

const signUpload: Mend = async (request, [, , , , ...key], backend) => {
  if (!isValidKey(key.join('/'))) return invalidKey(key.join('/'))
  return rewriteJson(await backend.call(request), (answer: { signedUrl: string; token: string }) => ({
    url: relativeUrl(answer.signedUrl),
    token: answer.token,
  }))
}

const sign: Mend = async (request, [, , , ...key], backend) => {
  if (key.length === 0) return signMany(request, backend)
  return rewriteJson(await backend.call(request), (answer: { signedUrl: string }) => ({
    signedURL: relativeUrl(answer.signedUrl),
  }))
}

/** Lite takes the request for many as one for the object without a name. */
async function signMany(request: Request, backend: StorageBackend): Promise<Response> {
  const body = (await request.json().catch(() => ({}))) as { expiresIn?: unknown; paths?: unknown }
  if (!Array.isArray(body.paths))
    return storageError(400, 'InvalidRequest', "body must have required property 'paths'")
  const answers = []
  for (const path of body.paths.map(String)) {
    const url = `${request.url.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`
    const response = await backend.call(jsonRequest(url, request.headers, { expiresIn: body.expiresIn }))
    const { signedUrl } = (await response.json()) as { signedUrl?: string }
    const error = 'Either the object does not exist or you do not have access to it'
    answers.push(
      signedUrl ? { error: null, path, signedURL: relativeUrl(signedUrl) } : { error, path, signedURL: null },
    )
  }
  return Response.json(answers)
}

const download: Mend = async (request, _path, backend) => {
  const response = await backend.call(asGet(request))
  return response.ok ? finishDownload(request, response) : response
}

const downloadSigned: Mend = async (request, path, backend) =>
  (await refuseToken(request, path.slice(2), backend)) ?? download(request, path, backend)

const list: Mend = async (request, _path, backend) => {
  const wanted = (await request.json().catch(() => ({}))) as ListRequest
  const all = await backend.call(jsonRequest(request.url, request.headers, listQuery(wanted)))
  return rewriteJson(all, (rows: ListEntry[]) => listLevel(rows, wanted))
}

const info: Mend = async (request, _path, backend) => {
  interface Row {
    id: string
    name: string
    version: string | null
    bucket_id: string
    metadata: {
      size?: number
      mimetype?: string
      cacheControl?: string
      eTag?: string
      lastModified?: string
    }
    user_metadata: Record<string, unknown> | null
    created_at: string
    updated_at: string
  }
  return rewriteJson(await backend.call(asGet(request)), (row: Row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    bucket_id: row.bucket_id,
    size: row.metadata.size ?? null,
    content_type: row.metadata.mimetype ?? null,
    cache_control: row.metadata.cacheControl ?? null,
    etag: row.metadata.eTag ?? null,
    metadata: row.user_metadata ?? {},
    last_modified: row.metadata.lastModified ?? row.updated_at,
    created_at: row.created_at,
  }))
}

const relocate: Mend = async (request, [, action], backend) => {
  const body = (await request.json().catch(() => ({}))) as Record<string, unknown>
  const key = String(body.destinationKey ?? '')
  if (!isValidKey(key)) return invalidKey(key)
  const present = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
  const response = await backend.call(jsonRequest(request.url, request.headers, present))
  const bucket = String(body.destinationBucket ?? body.bucketId)
  return action === 'copy' ? rewriteJson(response, () => ({ Key: `${bucket}/${key}` })) : response
}

/** Lite answers 500 to an expired or forged token of a signed URL. `path` is the bucket and the key that the URL names. */
async function refuseToken(
  request: Request,
  path: string[],
  backend: StorageBackend,
): Promise<Response | undefined> {
  const token = new URL(request.url).searchParams.get('token')
  if (!token) return storageError(400, 'InvalidRequest', "querystring must have required property 'token'")
  try {
    const { payload } = await jwtVerify(token, backend.secret, { algorithms: ['HS256'] })
    if (`${payload.bucket}/${payload.sub}` === path.join('/')) return undefined
    return storageError(400, 'InvalidSignature', 'The URL is not the one that was signed')
  } catch (error) {
    return storageError(400, 'InvalidJWT', error instanceof Error ? error.message : 'Invalid token')
  }
}

function invalidKey(key: string): Response {
  return storageError(400, 'Invalid key', `Invalid key: ${key}`)
}

/** Routes of hosted that Lite has under another name. Images are served as they were stored: nothing here resizes. */
function canonicalPath(path: string): string {
  return path
    .replace(`${ROOT}/object/authenticated/`, `${ROOT}/object/`)
    .replace(`${ROOT}/object/info/authenticated/`, `${ROOT}/object/info/`)
    .replace(`${ROOT}/object/info/public/`, `${ROOT}/object/info/`)
    .replace(`${ROOT}/render/image/authenticated/`, `${ROOT}/object/`)
    .replace(`${ROOT}/render/image/`, `${ROOT}/object/`)
}

function withPath(request: Request, path: string): Request {
  const url = new URL(request.url)
  if (url.pathname === path) return request
  url.pathname = path
  return new Request(url, request)
}

function asGet(request: Request): Request {
  return request.method === 'HEAD' ? new Request(request.url, { headers: request.headers }) : request
}

function jsonRequest(url: string, original: Headers, body: unknown): Request {
  const headers = new Headers(original)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function relativeUrl(url: string): string {
  return url.startsWith(ROOT) ? url.slice(ROOT.length) : url
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

async function rewriteJson<T>(response: Response, rewrite: (body: T) => unknown): Promise<Response> {
  if (!response.ok) return response
  const body = rewrite((await response.json()) as T)
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(JSON.stringify(body), { status: response.status, headers })
}
