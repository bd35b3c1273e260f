import type { DeliveryAttempt } from '../world/records.ts'
import { signBody, signBodySha1 } from './encode.ts'

/** How a body is signed; all but `right` must be refused by a good receiver. */
export const signatureKinds = [
  'right',
  'wrong_secret',
  'missing',
  'malformed',
  'truncated',
  'overlong',
  'no_prefix',
  'sha1_only',
] as const

/** One way to sign. */
export type SignatureKind = (typeof signatureKinds)[number]

/** The signature header for a body, right or wrong in a chosen way; null means no header. */
export function signatureOf(body: string, secret: string, kind: SignatureKind): string | null {
  const right = signBody(body, secret)
  switch (kind) {
    case 'right':
      return right
    case 'wrong_secret':
      return signBody(body, `${secret}-wrong`)
    case 'malformed':
      return 'sha256=this-is-not-hexadecimal'
    case 'truncated':
      return right.slice(0, -8)
    case 'overlong':
      return `${right}00`
    case 'no_prefix':
      return right.slice('sha256='.length)
    case 'missing':
    case 'sha1_only':
      return null
  }
}

/** Posts one body to a callback as Meta does and says how it went; never throws. */
export async function postWebhook(
  url: string,
  body: string,
  options: { secret: string; kind?: SignatureKind; timeoutMs: number },
): Promise<DeliveryAttempt> {
  const kind = options.kind ?? 'right'
  const signature = signatureOf(body, options.secret, kind)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    accept: '*/*',
  }
  if (signature) headers['x-hub-signature-256'] = signature
  if (kind === 'right' || kind === 'sha1_only')
    headers['x-hub-signature'] = signBodySha1(body, options.secret)
  const started = performance.now()
  const at = new Date().toISOString()
  const took = () => Math.round(performance.now() - started)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    await response.arrayBuffer()
    return { at, status: response.status, duration_ms: took(), error: null }
  } catch (error) {
    return { at, status: null, duration_ms: took(), error: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
}
