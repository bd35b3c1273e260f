import type { Update } from '../../_shared/contracts/inbound.ts'
import { isDatabaseUnreachable } from '../../_shared/http/database-problem.ts'
import { serviceDatabase } from '../../_shared/runtime/database.ts'
import { kickQueue } from '../../_shared/runtime/kick.ts'
import { log } from '../../_shared/runtime/log.ts'
import { parseWebhookBody } from '../../_shared/whatsapp/inbound.ts'
import type { Round } from '../drain.ts'
import type { QueueSettings } from '../lease.ts'

type Row = {
  queue_id: string
  read_ct: number
  event_id: string | null
  body: Uint8Array | null
  received_at: Date
}

/** An event with its queue message and what was read from it. */
type Job = { queue_id: string; event_id: string; updates: Update[] }

/** Two workers met; the one that was thrown out simply comes again. */
const COLLISIONS = new Set(['40001', '40P01'])
const MAX_COLLISIONS = 5

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

async function apply(jobs: Job[]): Promise<void> {
  const sql = serviceDatabase()
  const eventIds = jobs.map(({ event_id }) => event_id)
  const queueIds = jobs.map(({ queue_id }) => queue_id)
  const updates = JSON.stringify(jobs.flatMap((job) => job.updates))
  for (let collisions = 0; ; collisions += 1) {
    try {
      await sql`
        select private.apply_inbound(${eventIds}::uuid[], ${queueIds}::bigint[], ${updates}::text::jsonb)`
      return
    } catch (error) {
      if (!COLLISIONS.has(codeOf(error)) || collisions === MAX_COLLISIONS) throw error
    }
  }
}

class Rehearsed extends Error {}

/** Why these updates cannot be applied, found by applying them and rolling back; undefined when they can. */
async function rehearse(updates: Update[]): Promise<Error | undefined> {
  try {
    await serviceDatabase().begin(async (sql) => {
      await sql`
        select private.apply_inbound('{}'::uuid[], '{}'::bigint[], ${JSON.stringify(updates)}::text::jsonb)`
      throw new Rehearsed()
    })
  } catch (error) {
    if (error instanceof Rehearsed) return undefined
    if (isDatabaseUnreachable(error)) throw error
    return error instanceof Error ? error : new Error(String(error))
  }
  return undefined
}

/** The updates with each one that Postgres refuses replaced by its failure; the rest of the batch stays as it is. */
async function setBadOnesAside(updates: Update[]): Promise<Update[]> {
  const reason = await rehearse(updates)
  if (!reason) return updates
  const [only] = updates
  if (updates.length === 1 && only) {
    const { event_id, position, phone_number_id, occurred_at } = only
    log.error('update_failed', { event_id, position, error: reason })
    return [
      { event_id, position, phone_number_id, occurred_at, kind: 'failed', error: reason.message, raw: only },
    ]
  }
  const middle = Math.ceil(updates.length / 2)
  return [
    ...(await setBadOnesAside(updates.slice(0, middle))),
    ...(await setBadOnesAside(updates.slice(middle))),
  ]
}

/** Applies jobs together; if that fails, one by one, each without the updates that make it fail. */
async function applyAll(jobs: Job[]): Promise<Round> {
  try {
    await apply(jobs)
    return { done: jobs.length, failed: 0 }
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error
    log.warn('inbound_batch_failed', { events: jobs.length, error })
  }
  const round: Round = { done: 0, failed: 0 }
  for (const job of jobs) {
    try {
      await apply([{ ...job, updates: await setBadOnesAside(job.updates) }])
      round.done += 1
    } catch (error) {
      if (isDatabaseUnreachable(error)) throw error
      // Its queue message becomes visible again, and after the last attempt it is buried.
      log.error('inbound_event_failed', { event_id: job.event_id, error })
      round.failed += 1
    }
  }
  return round
}

/** One batch of webhook events: read, parsed here, applied in one transaction. */
export async function drainInbound(settings: QueueSettings): Promise<Round> {
  const sql = serviceDatabase()
  const rows = await sql<Row[]>`
    select queue_id, read_ct, event_id, body, received_at
    from private.read_inbound(${settings.visibility_seconds}, ${settings.batch_size})`
  const round: Round = { done: 0, failed: 0 }
  const jobs: Job[] = []
  for (const { queue_id, read_ct, event_id, body, received_at } of rows) {
    if (!event_id || !body) {
      await sql`select pgmq.delete('inbound', ${queue_id}::bigint)` // erased meanwhile
      round.done += 1
    } else if (read_ct > settings.max_attempts) {
      const reason = `given up after ${read_ct - 1} attempts`
      await sql`select private.bury_inbound(${queue_id}::bigint, ${event_id}::uuid, ${read_ct - 1}, ${reason})`
      round.failed += 1
    } else {
      jobs.push({ queue_id, event_id, updates: parseWebhookBody({ event_id, body, received_at }) })
    }
  }
  if (jobs.length > 0) {
    const applied = await applyAll(jobs)
    round.done += applied.done
    round.failed += applied.failed
    if (jobs.some(({ updates }) => updates.some((update) => update.kind === 'message' && update.media))) {
      kickQueue('media')
    }
  }
  return round
}
