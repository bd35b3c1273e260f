type Call = (request: Request) => Promise<Response>

/** Kinds that supabase-js sends and Lite does not know, each with the kinds of Lite that it may mean. */
const MEANINGS: Record<string, string[]> = {
  email: ['magiclink', 'signup'],
  invite: ['signup', 'magiclink'],
}

/**
 * `verifyOtp({ type: 'email' })` is what the documentation of supabase-js teaches; hosted finds out itself whether the code confirms an
 * address or signs somebody in. A refused code changes nothing, so Lite is asked for the one and then for the other.
 */
export async function verifyAnyKind(request: Request, call: Call): Promise<Response> {
  const text = await request.text()
  const body = parseObject(text)
  const kinds = MEANINGS[String(body?.type)]
  const ask = (content: string) => {
    const headers = new Headers(request.headers)
    headers.delete('content-length')
    return call(new Request(request.url, { method: 'POST', headers, body: content }))
  }
  if (!kinds) return ask(text)
  let refusal: Response | undefined
  for (const type of kinds) {
    const response = await ask(JSON.stringify({ ...body, type }))
    if (response.ok) return response
    refusal ??= response
  }
  return refusal ?? ask(text)
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
