const OBJECT = 'application/vnd.pgrst.object+json'

/**
 * Whoever asks for one object (`.single()`) gets one. Lite forgets it when a write returns embedded rows and sends the list. A function's
 * own list stays a list: there Lite has answered with the type that was asked for.
 */
export async function mendSingleObject(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const isAskedFor = request.headers.get('accept')?.includes(OBJECT)
  if (!isAskedFor || !response.ok || !type.startsWith('application/json')) return response
  const text = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const rows: unknown = text ? JSON.parse(text) : undefined
  if (!Array.isArray(rows)) return new Response(text || null, { status: response.status, headers })
  if (rows.length === 1) {
    headers.set('content-type', `${OBJECT}; charset=utf-8`)
    return new Response(JSON.stringify(rows[0]), { status: response.status, headers })
  }
  return Response.json(
    {
      code: 'PGRST116',
      details: `The result contains ${rows.length} rows`,
      hint: null,
      message: 'Cannot coerce the result to a single JSON object',
    },
    { status: 406 },
  )
}
