import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { optionalSetting } from '../../_shared/env.ts'
import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { serviceStorage } from '../../_shared/runtime/storage.ts'
import { downloadMedia, GraphError, type MediaInfo, mediaInfo } from '../../_shared/whatsapp/graph.ts'
import { settleMimeType } from '../../_shared/whatsapp/sniff-mime-type.ts'
import { imageSize } from './image-size.ts'

/** A row that `private.claim_media` gives. */
export type MediaJob = {
  queue_id: string
  media_file_id: string | null
  project_id: string
  meta_media_id: string
  kind: string
  claimed_mime_type: string | null
  claimed_sha256: string | null
  attempts: number
  has_expired: boolean
  phone_number_id: string
  access_token: string | null
}

/** What becomes of a fetch, as `private.settle_media` takes it. */
export type Fate = {
  state: 'stored' | 'waiting' | 'expired' | 'refused' | 'failed'
  path?: string
  thumbnail_path?: string | null
  mime_type?: string
  size_bytes?: number
  sha256?: string
  width?: number | null
  height?: number | null
  error_code?: string
  error_details?: string | null
}

/** What Meta lets a customer send at most. */
const MAX_BYTES = 100 * 1024 * 1024
/** Pictures up to this size are held in memory, so that a small one can be made of them; all else is streamed. */
const MAX_IN_MEMORY = 16 * 1024 * 1024
/** Enough to tell what a file is. */
const HEAD_BYTES = 4096

const EXTENSION: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'application/pdf': 'pdf',
}

/** Meta writes hashes in base64 in webhooks and in hex elsewhere. */
export function hexOfHash(hash: string | null | undefined): string | undefined {
  if (!hash) return undefined
  if (/^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase()
  const bytes = Buffer.from(hash, 'base64')
  return bytes.length === 32 ? bytes.toString('hex') : undefined
}

type Stored = Required<Pick<Fate, 'path' | 'mime_type' | 'size_bytes'>> &
  Pick<Fate, 'thumbnail_path' | 'width' | 'height'>

/** The project's object with these bytes, so that nothing is fetched or kept twice. */
async function storedBefore(projectId: string, sha256: string): Promise<Stored | undefined> {
  const rows = await serviceDatabase()<Stored[]>`
    select path, thumbnail_path, mime_type, size_bytes::float8 as size_bytes, width, height
    from private.find_stored_media(${projectId}::uuid, ${sha256})`
  return rows[0]
}

type Measured = { size: number; sha256: string }

/** Lets bytes through and remembers how many they were and their hash. Cuts a stream that is too long. */
function measuring(): { stream: TransformStream<Uint8Array, Uint8Array>; result: () => Measured } {
  const hash = createHash('sha256')
  let size = 0
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > MAX_BYTES) controller.error(new TooLarge())
      else {
        hash.update(chunk)
        controller.enqueue(chunk)
      }
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}

class TooLarge extends Error {}

const refused = (error_code: string, error_details: string): Fate => ({
  state: 'refused',
  error_code,
  error_details,
})
const waiting = (error_code: string, error_details: string | null): Fate => ({
  state: 'waiting',
  error_code,
  error_details,
})

/** Reads until enough is there to tell the type, and gives back a stream with all of it. */
async function peek(
  body: ReadableStream<Uint8Array>,
): Promise<{ head: Uint8Array; whole: ReadableStream<Uint8Array> }> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.byteLength
  }
  const whole = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const kept = chunks.shift()
      if (kept) return controller.enqueue(kept)
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { head: Buffer.concat(chunks).subarray(0, HEAD_BYTES), whole }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Whether what came is what Meta said it would be; else why it is to be fetched again. */
function faultOf(got: Measured, info: MediaInfo): Fate | undefined {
  if (info.file_size !== undefined && got.size !== info.file_size)
    return waiting('truncated', `${got.size} of ${info.file_size} bytes`)
  const expected = hexOfHash(info.sha256)
  if (expected && expected !== got.sha256) return waiting('hash_differs', `${got.sha256}, not ${expected}`)
  return undefined
}

async function fetchFresh(job: MediaJob, info: MediaInfo, token: string): Promise<Fate> {
  const response = await downloadMedia(info.url, token)
  if (!response.body) return waiting('empty', null)
  const measure = measuring()
  const { head, whole } = await peek(response.body.pipeThrough(measure.stream))
  const claimed =
    (job.claimed_mime_type ?? info.mime_type ?? 'application/octet-stream').split(';')[0]?.trim() ?? ''
  const mimeType = settleMimeType(job.kind, head, claimed)
  if (!mimeType) {
    await whole.cancel()
    return refused('wrong_type', `not ${job.kind}: called ${claimed}`)
  }

  const path = `${job.project_id}/received/${job.media_file_id}.${EXTENSION[mimeType] ?? 'bin'}`
  const isSmallPicture =
    mimeType.startsWith('image/') && (info.file_size ?? Number.POSITIVE_INFINITY) <= MAX_IN_MEMORY
  const bytes = isSmallPicture ? await bytesOf(whole) : undefined
  // A second attempt finds its own object there.
  const { error } = await serviceStorage()
    .from('media')
    .upload(path, bytes ?? whole, { contentType: mimeType, upsert: true, duplex: 'half' })
  if (error) return waiting('storage', error.message)

  const got = measure.result()
  const fault = faultOf(got, info)
  if (fault) return fault
  const twin = await storedBefore(job.project_id, got.sha256)
  if (twin) {
    await serviceStorage().from('media').remove([path])
    return { state: 'stored', sha256: got.sha256, ...twin }
  }
  const size = imageSize(bytes ?? head)
  return {
    state: 'stored',
    path,
    mime_type: mimeType,
    size_bytes: got.size,
    sha256: got.sha256,
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
}

async function fetchAndStore(job: MediaJob): Promise<Fate> {
  const token = job.access_token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (!token) return waiting('no_access_token', null)
  // Asked anew at each attempt: an address lives five minutes.
  const info = await mediaInfo(job.meta_media_id, job.phone_number_id, token)
  if ((info.file_size ?? 0) > MAX_BYTES) return refused('too_large', `${info.file_size} bytes`)
  const known = hexOfHash(info.sha256)
  const twin = known && (await storedBefore(job.project_id, known))
  if (twin) return { state: 'stored', sha256: known, ...twin }
  return await fetchFresh(job, info, token)
}

/** Fetches one file. What time can mend is `waiting`; everything else is settled for good. */
export async function fateOf(job: MediaJob): Promise<Fate> {
  // Nothing to fetch any more: settling only removes the queue message.
  if (!job.media_file_id) return { state: 'failed', error_code: 'gone' }
  if (job.has_expired) return { state: 'expired', error_code: 'expired' }
  try {
    return await fetchAndStore(job)
  } catch (error) {
    if (error instanceof TooLarge) return refused('too_large', `more than ${MAX_BYTES} bytes`)
    // Meta answers 404 or 100 now and then right after the webhook: only time tells whether the file is really gone.
    if (error instanceof GraphError) return waiting(error.code, error.details ?? error.message)
    throw error
  }
}
