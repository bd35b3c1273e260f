import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { log } from '../../_shared/runtime/log.ts'
import { serviceStorage } from '../../_shared/runtime/storage.ts'
import type { Round } from '../drain.ts'
import type { QueueSettings } from '../lease.ts'
import { type Fate, fateOf, type MediaJob } from '../media/fetch-media.ts'
import { removeObjects } from '../media/remove-objects.ts'
import { makeThumbnail } from '../media/thumbnail.ts'

/** Files fetched at once by one drain: an isolate has 256 MB, and pictures are held in memory. */
const PARALLEL = 4
/** A drain that has nothing to do waits this long for a file whose next attempt is near. */
const PATIENCE_SECONDS = 4

async function settle(job: MediaJob, fate: Fate): Promise<void> {
  await serviceDatabase()`
    select private.settle_media(
      ${job.queue_id}::bigint, ${job.media_file_id}::uuid, ${JSON.stringify(fate)}::text::jsonb
    )`
}

/** Adds a small picture to a stored one. The file is there already, so a failure costs nothing but the small one. */
async function addThumbnail(job: MediaJob, fate: Fate): Promise<void> {
  if (fate.state !== 'stored' || fate.mime_type !== 'image/jpeg' || fate.thumbnail_path || !fate.path) return
  try {
    const bucket = serviceStorage().from('media')
    const { data, error: unreadable } = await bucket.download(fate.path)
    if (unreadable) throw unreadable
    const small = await makeThumbnail(new Uint8Array(await data.arrayBuffer()))
    if (!small) return
    const path = fate.path.replace(/\.\w+$/, '.small.jpg')
    const { error } = await bucket.upload(path, small, { contentType: 'image/jpeg', upsert: true })
    if (error) throw error
    await serviceDatabase()`
      select private.add_thumbnail(${job.media_file_id}::uuid, ${path}, null::integer, null::integer)`
  } catch (error) {
    log.warn('thumbnail_failed', { media_file_id: job.media_file_id, error })
  }
}

async function work(job: MediaJob): Promise<Fate> {
  let fate: Fate
  try {
    fate = await fateOf(job)
  } catch (error) {
    log.error('media_failed', { media_file_id: job.media_file_id, error })
    const error_details = error instanceof Error ? error.message : null
    fate = { state: 'waiting', error_code: 'internal', error_details }
  }
  await settle(job, fate)
  return fate
}

/** Sleeps until the next attempt of some file, when that is near. */
async function awaitNextAttempt(): Promise<boolean> {
  const [next] = await serviceDatabase()<{ seconds: number }[]>`
    select extract(epoch from min(q.vt) - clock_timestamp())::float8 as seconds
    from pgmq.q_media as q
    where q.vt between clock_timestamp() and clock_timestamp() + make_interval(secs => ${PATIENCE_SECONDS}::integer)`
  if (next?.seconds === undefined || next.seconds === null) return false
  await new Promise((resolve) => setTimeout(resolve, Math.max(next.seconds, 0) * 1000 + 5))
  return true
}

/** One round of fetching what customers sent, from Meta into the private bucket. */
export async function drainMedia(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  const sql = serviceDatabase()
  const round: Round = { done: 0, failed: 0 }
  if (isOver()) return round
  round.done += await removeObjects(isOver)
  const claim = () => sql<MediaJob[]>`
    select * from private.claim_media(${settings.visibility_seconds}, ${Math.min(PARALLEL, settings.batch_size)})`
  let jobs = await claim()
  if (jobs.length === 0 && (await awaitNextAttempt())) jobs = await claim()
  const fates = await Promise.all(jobs.map(async (job) => ({ job, fate: await work(job) })))
  for (const { fate } of fates) {
    if (fate.state === 'stored') round.done += 1
    else round.failed += 1
  }
  // One after the other, and after all files are there: pictures in memory are large.
  for (const { job, fate } of fates) if (!isOver()) await addThumbnail(job, fate)
  return round
}
