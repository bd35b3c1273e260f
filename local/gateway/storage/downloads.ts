/** Types that a browser would run with the origin of the gateway; hosted serves them as plain text too. */
const ACTIVE_TYPES = new Set(['text/html', 'application/xhtml+xml'])

/**
 * Finishes a download of Lite: 206 for a part, 304 for what the caller has, the file name that `?download` asks for, and headers that keep
 * a customer's file from acting as a page of ours.
 */
export function finishDownload(request: Request, response: Response): Response {
  const headers = new Headers(response.headers)
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (ACTIVE_TYPES.has(type)) headers.set('content-type', 'text/plain')
  headers.set('x-content-type-options', 'nosniff')
  headers.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  const name = new URL(request.url).searchParams.get('download')
  if (name !== null) headers.set('content-disposition', disposition(name))
  const etag = headers.get('etag')
  if (etag && request.headers.get('if-none-match') === etag) {
    void response.body?.cancel()
    headers.delete('content-length')
    return new Response(null, { status: 304, headers })
  }
  if (request.method === 'HEAD') {
    void response.body?.cancel()
    return new Response(null, { status: response.status, headers })
  }
  return new Response(response.body, {
    status: headers.has('content-range') ? 206 : response.status,
    headers,
  })
}

function disposition(name: string): string {
  if (!name) return 'attachment'
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
