import type { Update } from '../../_shared/contracts/inbound.ts'
import { isDatabaseUnreachable } from '../../_shared/http/database-problem.ts'
import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { kickQueue } from '../../_shared/runtime/kick.ts'
import { log } from '../../_shared/runtime/log.ts'
import { toBatch } from '../../_shared/whatsapp/inbound/batch.ts'
import { mend } from '../../_shared/whatsapp/inbound/json.ts'
import { parseWebhookBody } from '../../_shared/whatsapp/inbound.ts'
import type { Round } from '../drain.ts'
import { type QueueSettings, retryDelaySeconds } from '../lease.ts'

/** Queues of webhook events: those with messages, and those with statuses alone. */
type Lane = 'inbound' | 'statuses'

type Row = {
  queue_id: string
  read_ct: number
  event_id: string | null
  body: Uint8Array | null
  received_at: Date
  received_micros: number
}

/** An event with its queue message and what was read from it. */
type Job = { lane: Lane; queue_id: string; read_ct: number; event_id: string; updates: Update[] }

/** Two workers met; the one that was thrown out simply comes again. */
const COLLISIONS = new Set(['40001', '40P01'])
const MAX_COLLISIONS = 5

/** One event can hold a thousand updates, and a call of SQL is a transaction: larger batches are cut. */
const MAX_UPDATES = 1_000

/** What a worker has in hand stays hidden while it lives; what a killed one had comes back after this. */
const HIDDEN_SECONDS = 10
const HIDE_AGAIN_MS = 3_000

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

/** Jobs of one transaction, and what it applies as text. */
type Part = { jobs: Job[]; batch: string }

const partOf = (jobs: Job[]): Part => ({
  jobs,
  batch: JSON.stringify(toBatch(jobs.flatMap((job) => job.updates))),
})

async function apply({ jobs, batch }: Part): Promise<void> {
  const sql = serviceDatabase()
  const eventIds = jobs.map(({ event_id }) => event_id)
  const idsOf = (lane: Lane) => jobs.filter((job) => job.lane === lane).map(({ queue_id }) => queue_id)
  for (let collisions = 0; ; collisions += 1) {
    try {
      await sql`
        select private.apply_inbound(
          ${eventIds}::uuid[], ${idsOf('inbound')}::bigint[], ${idsOf('statuses')}::bigint[], ${batch}::text::jsonb
        )`
      return
    } catch (error) {
      if (!COLLISIONS.has(codeOf(error)) || collisions === MAX_COLLISIONS) throw error
    }
  }
}

class Rehearsed extends Error {}

/** Why these updates cannot be applied, found by applying them and rolling back; undefined when they can. */
async function rehearse(updates: Update[]): Promise<Error | undefined> {
  const batch = JSON.stringify(toBatch(updates))
  for (let collisions = 0; ; collisions += 1) {
    try {
      await serviceDatabase().begin(async (sql) => {
        await sql`
          select private.apply_inbound('{}'::uuid[], '{}'::bigint[], '{}'::bigint[], ${batch}::text::jsonb)`
        throw new Rehearsed()
      })
    } catch (error) {
      if (error instanceof Rehearsed) return undefined
      if (isDatabaseUnreachable(error)) throw error
      // A collision is nothing that this update has done.
      if (COLLISIONS.has(codeOf(error)) && collisions < MAX_COLLISIONS) continue
      return error instanceof Error ? error : new Error(String(error))
    }
  }
}

/** The updates with each one that Postgres refuses replaced by its failure; the rest of the batch stays as it is. */
async function setBadOnesAside(updates: Update[]): Promise<Update[]> {
  const reason = await rehearse(updates)
  if (!reason) return updates
  const [only] = updates
  if (updates.length === 1 && only) {
    const { event_id, position, phone_number_id, waba_id, occurred_at } = only
    log.error('update_failed', { event_id, position, error: reason })
    const place = { event_id, position, phone_number_id, waba_id, occurred_at }
    // As text: whatever Postgres does not take as JSON it takes so.
    return [{ ...place, kind: 'failed', error: mend(reason.message), raw: JSON.stringify(only) }]
  }
  const middle = Math.ceil(updates.length / 2)
  return [
    ...(await setBadOnesAside(updates.slice(0, middle))),
    ...(await setBadOnesAside(updates.slice(middle))),
  ]
}

async function hide(lane: Lane, queueIds: string[], seconds: number): Promise<void> {
  await serviceDatabase()`select private.hide_jobs(${lane}, ${queueIds}::bigint[], ${seconds})`
}

/** Applies jobs together; if that fails, one by one, each without the updates that make it fail. */
async function applyAll(part: Part, settings: QueueSettings): Promise<Round> {
  const { jobs } = part
  try {
    await apply(part)
    return { done: jobs.length, failed: 0 }
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error
    log.warn('inbound_batch_failed', { events: jobs.length, error })
  }
  const round: Round = { done: 0, failed: 0 }
  for (const job of jobs) {
    try {
      await apply(partOf([{ ...job, updates: await setBadOnesAside(job.updates) }]))
      round.done += 1
    } catch (error) {
      if (isDatabaseUnreachable(error)) throw error
      // Tried again later and later, and buried after the last attempt.
      log.error('inbound_event_failed', { event_id: job.event_id, error })
      await hide(job.lane, [job.queue_id], retryDelaySeconds(job.read_ct, settings))
      round.failed += 1
    }
  }
  return round
}

/** Cuts jobs into transactions of a bearable size. */
export function inTransactions<Sized extends { updates: unknown[] }>(jobs: Sized[]): Sized[][] {
  const parts: Sized[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const job of jobs) {
    if (size + job.updates.length > MAX_UPDATES) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(job)
    size += job.updates.length
  }
  return parts
}

async function bury(job: Job): Promise<void> {
  const attempts = job.read_ct - 1
  const phoneNumberIds = [...new Set(job.updates.map((update) => update.phone_number_id))]
  await serviceDatabase()`
    select private.bury_inbound(
      ${job.lane}, ${job.queue_id}::bigint, ${job.event_id}::uuid, ${attempts}, ${`given up after ${attempts} attempts`},
      ${phoneNumberIds}::text[]
    )`
}

/** Takes the next events of a lane and reads them. */
async function takeJobs(lane: Lane, settings: QueueSettings, size: number, round: Round): Promise<Job[]> {
  const sql = serviceDatabase()
  const rows = await sql<Row[]>`
    select queue_id, read_ct, event_id, body, received_at,
      (extract(epoch from received_at) * 1000000)::float8 as received_micros
    from private.take_inbound(${lane}, ${Math.min(settings.visibility_seconds, HIDDEN_SECONDS)}, ${size})`
  const jobs: Job[] = []
  for (const { queue_id, read_ct, event_id, body, received_at, received_micros } of rows) {
    if (!event_id || !body) {
      await sql`select pgmq.delete(${lane}, ${queue_id}::bigint)` // erased meanwhile
      round.done += 1
      continue
    }
    const updates = parseWebhookBody({ event_id, body, received_at, received_micros })
    const job = { lane, queue_id, read_ct, event_id, updates }
    if (read_ct > settings.max_attempts) {
      await bury(job)
      round.failed += 1
    } else jobs.push(job)
  }
  return jobs
}

async function applyParts(parts: Part[], settings: QueueSettings, round: Round, inHand: Set<string>) {
  for (const part of parts) {
    const applied = await applyAll(part, settings)
    round.done += applied.done
    round.failed += applied.failed
    for (const { queue_id } of part.jobs) inHand.delete(queue_id)
    if (
      part.jobs.some(({ updates }) => updates.some((update) => update.kind === 'message' && update.media))
    ) {
      kickQueue('media')
    }
  }
}

const NOTHING = { isFull: false, parts: [] as Part[] }

/** Works off what stands in a lane: while Postgres applies one batch, the next is read here and made ready. */
async function workLane(
  lane: Lane,
  settings: QueueSettings,
  size: number,
  isOver: () => boolean,
): Promise<Round> {
  const round: Round = { done: 0, failed: 0 }
  const inHand = new Set<string>()
  const take = async () => {
    const jobs = await takeJobs(lane, settings, size, round)
    for (const { queue_id } of jobs) inHand.add(queue_id)
    return { isFull: jobs.length === size, parts: inTransactions(jobs).map(partOf) }
  }
  const hiding = setInterval(() => {
    hide(lane, [...inHand], HIDDEN_SECONDS).catch((error) => log.warn('jobs_not_hidden', { lane, error }))
  }, HIDE_AGAIN_MS)
  try {
    let batch = await take()
    while (batch.parts.length > 0) {
      const applying = applyParts(batch.parts, settings, round, inHand)
      // A batch that was not full emptied the lane; what came since is for the next round.
      const next = !batch.isFull || isOver() ? NOTHING : take()
      const [, following] = await Promise.all([applying, next])
      batch = following
    }
  } finally {
    clearInterval(hiding)
  }
  return round
}

/** How often a drain that lingers looks for more. */
const LOOK_EVERY_MS = 5

/**
 * Messages first; statuses take what room is left, and have workers of their own when there is none. An empty queue is
 * watched for a moment before the drain ends, so that under steady traffic nobody waits for a wake-up.
 */
export async function drainInbound(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  const until = performance.now() + settings.linger_ms
  do {
    const round = await workLane('inbound', settings, settings.batch_size, isOver)
    const room = settings.batch_size - round.done - round.failed
    if (room >= settings.batch_size / 2) {
      const statuses = await workLane('statuses', settings, room, isOver)
      round.done += statuses.done
      round.failed += statuses.failed
    }
    if (round.done + round.failed > 0) return round
  } while (!isOver() && (await somethingComes(until)))
  return { done: 0, failed: 0 }
}

/** Looks at both lanes until there is something in one of them, or the moment has come. */
async function somethingComes(until: number): Promise<boolean> {
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const [look] = await serviceDatabase()<{ due: boolean }[]>`
      select private.is_queue_due('inbound') or private.is_queue_due('statuses') as due`
    if (look?.due) return true
  }
  return false
}

/** The lane of statuses alone: what cron wakes when messages take all the room. */
export async function drainStatuses(settings: QueueSettings, isOver: () => boolean): Promise<Round> {
  return await workLane('statuses', settings, settings.batch_size, isOver)
}
