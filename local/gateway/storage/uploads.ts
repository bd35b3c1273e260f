import { storageError } from './errors.ts'

/**
 * Lite reads an upload only from raw bytes or from a form whose file is called `file`; supabase-js sends a Blob as a form whose file has no
 * name. Such a form becomes the raw upload that it means, with the type, length and cache time of the file.
 */
export async function unwrapForm(request: Request): Promise<Request | Response> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('multipart/form-data')) return request
  let form: FormData
  try {
    form = await request.formData()
  } catch {
    return storageError(400, 'InvalidRequest', 'The multipart body could not be read')
  }
  const file = [...form.values()].find((value) => value instanceof File)
  if (!file) return storageError(400, 'InvalidRequest', 'The multipart body holds no file')
  const headers = new Headers(request.headers)
  headers.set('content-type', file.type || 'application/octet-stream')
  headers.set('content-length', String(file.size))
  const cacheControl = form.get('cacheControl')
  if (typeof cacheControl === 'string') headers.set('cache-control', `max-age=${cacheControl}`)
  const init: RequestInit & { duplex: 'half' } = {
    method: request.method,
    headers,
    body: file.stream(),
    duplex: 'half',
  }
  return new Request(request.url, init)
}
