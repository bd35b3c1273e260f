import { createHmac } from 'node:crypto'

/**
 * JSON as Meta's servers write it: every character outside ASCII as \uXXXX in lower-case hex and every slash as \/.
 * A receiver that parses and writes it again gets other bytes, and thus another signature.
 */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff/]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The value of X-Hub-Signature-256 for exactly these bytes. */
export function signBody(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** The old SHA-1 signature, which Meta still sends beside the new one. */
export function signBodySha1(body: string | Uint8Array, secret: string): string {
  return `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
}
