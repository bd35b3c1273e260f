import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'

const HEADER = /^sha256=([0-9a-f]{64})$/

/**
 * True when `header` (`X-Hub-Signature-256`, `sha256=<hex>`) is Meta's signature of exactly these bytes with one of the
 * app secrets: the current one, or the one before while a rotation lasts. Constant time; no secret means false.
 */
export function isSignedByMeta(
  body: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
): boolean {
  const hex = header?.match(HEADER)?.[1]
  if (hex === undefined) return false
  const given = Buffer.from(hex, 'hex')
  let signed = false
  for (const secret of secrets) {
    if (secret === '') continue
    const expected = createHmac('sha256', secret).update(body).digest()
    // No early return: the time taken must not tell which secret matched.
    if (timingSafeEqual(expected, given)) signed = true
  }
  return signed
}
