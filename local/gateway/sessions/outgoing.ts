import type { JWTPayload } from 'jose'
import type { SessionTokens } from './tokens.ts'

/** Adds to a new session what hosted's tokens carry and Lite's lack. */
export type CompleteClaims = (claims: JWTPayload) => Promise<JWTPayload>

/**
 * Replaces every session that an answer of Auth carries by one signed with the published key: `access_token` anywhere in the JSON, and in
 * the fragment or query of a redirect (magic links, confirmations, recovery, OAuth).
 */
export async function publishSessions(
  response: Response,
  tokens: SessionTokens,
  complete: CompleteClaims,
): Promise<Response> {
  const publish = async (token: string) => {
    const claims = await tokens.readInternal(token)
    return claims ? await tokens.sign(await complete(claims)) : token
  }
  const location = response.headers.get('location')
  if (location) {
    const headers = new Headers(response.headers)
    headers.set('location', await publishInLocation(location, publish))
    return new Response(response.body, { status: response.status, headers })
  }
  if (!response.headers.get('content-type')?.includes('json')) return response
  const text = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const body = text.includes('"access_token"')
    ? JSON.stringify(await publishInJson(JSON.parse(text), publish))
    : text
  return new Response(body, { status: response.status, headers })
}

type Publish = (token: string) => Promise<string>

async function publishInJson(value: unknown, publish: Publish): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => publishInJson(item, publish)))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(async ([key, item]) => {
    const isSession = key === 'access_token' && typeof item === 'string'
    return [key, isSession ? await publish(item) : await publishInJson(item, publish)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function publishInLocation(location: string, publish: Publish): Promise<string> {
  const [beforeHash = '', hash] = splitAt(location, '#')
  const [path = '', query] = splitAt(beforeHash, '?')
  const newQuery = query === undefined ? '' : `?${await publishInForm(query, publish)}`
  const newHash = hash === undefined ? '' : `#${await publishInForm(hash, publish)}`
  return `${path}${newQuery}${newHash}`
}

async function publishInForm(form: string, publish: Publish): Promise<string> {
  if (!form.includes('access_token=')) return form
  const parameters = new URLSearchParams(form)
  const token = parameters.get('access_token')
  if (token) parameters.set('access_token', await publish(token))
  return parameters.toString()
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
