interface StorageErrorBody {
  statusCode: string
  error: string
  message: string
  code?: string
}

/** Hosted's `code` for the `error` word that Lite answers; supabase-js tells a missing object from a real failure by it. */
const CODES: Record<string, string> = {
  not_found: 'NoSuchKey',
  'Bucket not found': 'NoSuchBucket',
  Duplicate: 'KeyAlreadyExists',
  Unauthorized: 'AccessDenied',
  InvalidJWT: 'InvalidJWT',
  invalid_mime_type: 'InvalidMimeType',
  'Payload too large': 'EntityTooLarge',
  'Invalid key': 'InvalidKey',
  InvalidRequest: 'InvalidRequest',
}

/** An error in Storage's shape: hosted sends 400 for nearly all and puts the real status into the body. */
export function storageError(status: number, error: string, message: string): Response {
  const body: StorageErrorBody = { statusCode: String(status), error, message }
  return Response.json({ ...body, code: CODES[error] ?? error }, { status: status === 401 ? 401 : 400 })
}

/** Adds hosted's `code` to an error of Lite. */
export async function mendStorageError(response: Response): Promise<Response> {
  const text = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(withCode(text), { status: response.status, headers })
}

function withCode(text: string): string {
  try {
    const body = JSON.parse(text) as StorageErrorBody
    const code = CODES[body.error]
    return code && !body.code ? JSON.stringify({ ...body, code }) : text
  } catch {
    return text
  }
}
