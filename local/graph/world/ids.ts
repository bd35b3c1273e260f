import { createHash, createHmac, randomBytes } from 'node:crypto'

/** Who wrote a message: Meta's ids carry it in one byte. */
export type Author = 'customer' | 'business'

/**
 * A message id in the shape of Meta's: base64 of a header, the user's number, the author and a hex id.
 * Readers must treat it as opaque; it is unique because of its 72 or more random bits.
 */
export function newWamid(user: string, author: Author): string {
  const digits = Buffer.from(user, 'ascii')
  const hexLength = author === 'customer' ? 20 : 18
  const id = Buffer.from(
    randomBytes(hexLength / 2)
      .toString('hex')
      .toUpperCase(),
    'ascii',
  )
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, digits.length]),
    digits,
    Buffer.from([0x15, 0x02, 0x00, author === 'customer' ? 0x12 : 0x11, 0x18, id.length]),
    id,
    Buffer.from([0x00]),
  ])
  return `wamid.${bytes.toString('base64')}`
}

/** A node id of 16 digits, as media and templates have them. */
export function newNodeId(): string {
  let digits = String(1 + (randomBytes(1).readUInt8() % 8)) // below 2^53, since webhooks say it as a number
  while (digits.length < 16) digits += String(randomBytes(4).readUInt32BE() % 1_000_000_000)
  return digits.slice(0, 16)
}

/** The id that Meta puts into every error, for its support. */
export function newTraceId(): string {
  return `A${randomBytes(16).toString('base64url')}`
}

/** The business-scoped user id of a person: the same for the same number and portfolio, and not derivable back. */
export function bsuidOf(phone: string, country: string): string {
  const hash = createHash('sha256').update(`bsuid:${phone}`).digest()
  let digits = ''
  for (const byte of hash) digits += String(byte % 100).padStart(2, '0')
  return `${country}.${digits.slice(0, 20)}`
}

/** The hash in a download address; it stands for Meta's own signature there. */
export function downloadHash(mediaId: string, expires: number, key: string): string {
  return createHmac('sha256', key).update(`${mediaId}:${expires}`).digest('base64url').slice(0, 32)
}
