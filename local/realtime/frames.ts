/** One message of Phoenix's channel protocol. */
export interface Frame {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  payload: unknown
}

/** Versions of the wire format: 1.0.0 writes objects, 2.0.0 writes arrays and carries broadcasts of clients as binary. */
export type Vsn = '1.0.0' | '2.0.0'

/** The payload of a broadcast; its inner payload may be raw bytes. */
export interface Broadcast {
  type: 'broadcast'
  event: string
  payload: unknown
  meta?: Record<string, unknown>
}

const USER_BROADCAST_PUSH = 3
const USER_BROADCAST = 4
const BINARY = 0
const JSON_ENCODED = 1

/** Reads a frame as the client sent it; throws when it is not one. */
export function decodeFrame(data: Buffer, isBinary: boolean, vsn: Vsn): Frame {
  if (isBinary) return decodeUserBroadcast(data)
  const parsed: unknown = JSON.parse(data.toString('utf8'))
  const [joinRef, ref, topic, event, payload] = vsn === '2.0.0' ? asArray(parsed) : asObject(parsed)
  if (typeof topic !== 'string' || typeof event !== 'string')
    throw new Error('A frame needs a topic and an event.')
  return { joinRef: refOf(joinRef), ref: refOf(ref), topic, event, payload: payload ?? {} }
}

/** Writes a frame for a client that speaks `vsn`; bytes can be carried by 2.0.0 alone and are undefined for the other. */
export function encodeFrame(frame: Frame, vsn: Vsn): string | Buffer | undefined {
  const { joinRef, ref, topic, event, payload } = frame
  if (isBroadcast(payload) && payload.payload instanceof Uint8Array) {
    return vsn === '2.0.0' ? encodeUserBroadcast(topic, payload, payload.payload) : undefined
  }
  return JSON.stringify(
    vsn === '2.0.0'
      ? [joinRef, ref, topic, event, payload]
      : { join_ref: joinRef, ref, topic, event, payload },
  )
}

/** Layout: kind, five lengths (join_ref, ref, topic, event, metadata), encoding, the five strings, the payload. */
function decodeUserBroadcast(data: Buffer): Frame {
  if (data.length < 7 || data[0] !== USER_BROADCAST_PUSH) throw new Error('Unknown kind of binary frame.')
  const encoding = data[6]
  let offset = 7
  const [joinRef = '', ref = '', topic = '', event = '', metadata = ''] = [1, 2, 3, 4, 5].map((index) => {
    const length = data[index] ?? 0
    const text = data.toString('utf8', offset, offset + length)
    offset += length
    return text
  })
  if (offset > data.length) throw new Error('The lengths of a binary frame exceed it.')
  const bytes = data.subarray(offset)
  const payload: unknown = encoding === JSON_ENCODED ? JSON.parse(bytes.toString('utf8')) : bytes
  const meta = metadata ? (JSON.parse(metadata) as Record<string, unknown>) : undefined
  const broadcast: Broadcast = { type: 'broadcast', event, payload, ...(meta ? { meta } : {}) }
  return { joinRef: joinRef || null, ref: ref || null, topic, event: 'broadcast', payload: broadcast }
}

/** Layout: kind, three lengths (topic, event, metadata), encoding, the three strings, the payload. */
function encodeUserBroadcast(topic: string, broadcast: Broadcast, bytes: Uint8Array): Buffer {
  const strings = [topic, broadcast.event, broadcast.meta ? JSON.stringify(broadcast.meta) : ''].map((text) =>
    Buffer.from(text),
  )
  const header = Buffer.from([USER_BROADCAST, ...strings.map((text) => text.length), BINARY])
  return Buffer.concat([header, ...strings, bytes])
}

/** Whether a payload is that of a broadcast. */
export function isBroadcast(payload: unknown): payload is Broadcast {
  return isRecord(payload) && typeof payload.event === 'string' && 'payload' in payload
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function asArray(parsed: unknown): unknown[] {
  if (!Array.isArray(parsed) || parsed.length !== 5) throw new Error('A frame is an array of five.')
  return parsed
}

function asObject(parsed: unknown): unknown[] {
  if (!isRecord(parsed)) throw new Error('A frame is an object.')
  return [parsed.join_ref, parsed.ref, parsed.topic, parsed.event, parsed.payload]
}

function refOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
