import { createHash } from 'node:crypto'
import { optionalSetting } from '../../_shared/env.ts'
import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { log } from '../../_shared/runtime/log.ts'
import { serviceStorage } from '../../_shared/runtime/storage.ts'
import { downloadMedia, GraphError, mediaInfo } from '../../_shared/whatsapp/graph.ts'
import { sniffMimeType } from '../../_shared/whatsapp/sniff-mime-type.ts'
import type { Round } from '../drain.ts'
import type { QueueSettings } from '../lease.ts'

/** A row that `private.claim_media` gives. */
type MediaJob = {
  queue_id: string
  media_file_id: string | null
  project_id: string
  meta_media_id: string
  claimed_mime_type: string | null
  attempts: number
  has_expired: boolean
  phone_number_id: string
  access_token: string | null
}

type Fate =
  | { state: 'stored'; path: string; mimeType: string; size: number; sha256: string }
  | { state: 'expired' | 'refused' | 'failed'; code: string; details: string | null }
  | { state: 'waiting'; code: string; details: string | null }

/** What Meta lets a customer send at most. */
const MAX_BYTES = 100 * 1024 * 1024

const EXTENSION: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
  'application/pdf': 'pdf',
}

async function fetchAndStore(job: MediaJob): Promise<Fate> {
  const token = job.access_token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (!token) return { state: 'waiting', code: 'no_access_token', details: null }
  const info = await mediaInfo(job.meta_media_id, job.phone_number_id, token)
  if ((info.file_size ?? 0) > MAX_BYTES)
    return { state: 'refused', code: 'too_large', details: String(info.file_size) }
  const response = await downloadMedia(info.url, token)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > MAX_BYTES) return { state: 'refused', code: 'too_large', details: String(bytes.length) }

  const claimed =
    (job.claimed_mime_type ?? info.mime_type ?? 'application/octet-stream').split(';')[0]?.trim() ?? ''
  const mimeType = sniffMimeType(bytes) ?? claimed
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = `${job.project_id}/received/${sha256}.${EXTENSION[mimeType] ?? 'bin'}`
  // Equal files of a project are one object, so a repeated upload finds it there.
  const { error } = await serviceStorage()
    .from('media')
    .upload(path, bytes, { contentType: mimeType, upsert: true })
  if (error) return { state: 'waiting', code: 'storage', details: error.message }
  return { state: 'stored', path, mimeType, size: bytes.length, sha256 }
}

async function fateOf(job: MediaJob): Promise<Fate> {
  // Nothing to fetch any more: settling only removes the queue message.
  if (!job.media_file_id) return { state: 'failed', code: 'gone', details: null }
  if (job.has_expired) return { state: 'expired', code: 'expired', details: null }
  try {
    return await fetchAndStore(job)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    // Meta answers 404 or 100 now and then right after the webhook: only time tells whether the file is really gone.
    return { state: 'waiting', code: error.code, details: error.details ?? error.message }
  }
}

async function work(job: MediaJob): Promise<boolean> {
  const sql = serviceDatabase()
  let fate: Fate
  try {
    fate = await fateOf(job)
  } catch (error) {
    log.error('media_failed', { media_file_id: job.media_file_id, error })
    fate = { state: 'waiting', code: 'internal', details: error instanceof Error ? error.message : null }
  }
  const stored = fate.state === 'stored' ? fate : undefined
  const failure = fate.state === 'stored' ? undefined : fate
  await sql`
    select private.settle_media(${job.queue_id}::bigint, ${job.media_file_id}::uuid, ${JSON.stringify({
      state: fate.state,
      path: stored?.path,
      mime_type: stored?.mimeType,
      size_bytes: stored?.size,
      sha256: stored?.sha256,
      error_code: failure?.code,
      error_details: failure?.details,
    })}::text::jsonb)`
  return fate.state === 'stored'
}

/** Files fetched at once by one drain. An isolate has 256 MB, and a video is held in memory while it is stored. */
const PARALLEL = 4

/** One round of fetching what customers sent, from Meta into the private bucket. */
export async function drainMedia(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  const sql = serviceDatabase()
  const round: Round = { done: 0, failed: 0 }
  if (isOver()) return round
  const jobs = await sql<MediaJob[]>`
    select * from private.claim_media(${settings.visibility_seconds}, ${Math.min(PARALLEL, settings.batch_size)})`
  await Promise.all(
    jobs.map(async (job) => {
      if (await work(job)) round.done += 1
      else round.failed += 1
    }),
  )
  return round
}
