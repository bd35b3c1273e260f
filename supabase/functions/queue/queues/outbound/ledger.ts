import type { ServiceDatabase } from '../../../_shared/runtime/database.ts'
import { serviceDatabase } from '../../../_shared/runtime/database.ts'
import { log } from '../../../_shared/runtime/log.ts'
import type { OutboundItem } from '../../../_shared/whatsapp/outbound.ts'
import type { Outcome } from './outcome.ts'

/** An outcome with what it is about, and when it was known. */
export type Result = { item: OutboundItem; outcome: Outcome; answeredAt: number }

/** Longer than the longest attempt: an upload and a message, each with its own time-out. */
const LEASE_SECONDS = 90

const TRIES = 6
const TRANSIENT = /^(40001|40P01|55P03|57P0\d|53300|08\w{3}|CONN|ECONN|EPIPE|ETIMEDOUT)/

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Runs a statement that may run twice, again while the failure is one that passes. */
async function persistently<Answer>(run: (sql: ServiceDatabase) => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run(serviceDatabase())
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? '')
      if (tries === TRIES || !TRANSIENT.test(code)) throw error
      await sleep(50 * 2 ** tries)
    }
  }
}

/** Conversations whose turn it is: the oldest thing of each, held for us. */
export async function claim(count: number): Promise<OutboundItem[]> {
  return await serviceDatabase()<OutboundItem[]>`
    select * from private.claim_outbound(${count}, ${LEASE_SECONDS})`
}

/** Marks things as leaving. Those that are not in the answer have been taken from us, and must not go. */
export async function start(items: OutboundItem[]): Promise<ReadonlySet<string>> {
  const rows = await persistently(
    (sql) => sql<{ id: string }[]>`
      select id from private.start_outbound(
        ${items.map(({ outbox_id }) => outbox_id)}::bigint[], ${items.map(({ lease }) => lease)}::uuid[]
      ) as id`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Writes what became of sends. Repeated until it is written: an outcome that is lost makes its message `unknown`. */
export async function settle(results: Result[]): Promise<void> {
  const rows = results.map(({ item, outcome, answeredAt }) => ({
    outbox_id: item.outbox_id,
    lease: item.lease,
    permit: item.permit,
    message_id: item.message_id,
    answered_ms_ago: Math.max(performance.now() - answeredAt, 0),
    ...outcome,
  }))
  await persistently((sql) => sql`select private.settle_outbound(${sql.json(rows)}::jsonb)`)
}

/** Brings conversations to the state of their messages. Cron and later statuses mend what fails here. */
export async function show(messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return
  try {
    await persistently((sql) => sql`select private.show_outbound(${messageIds}::uuid[])`)
  } catch (error) {
    log.warn('outbound_not_shown', { messages: messageIds.length, error })
  }
}

/** Milliseconds until something that is paced or backs off may go; null when nothing waits for its time. */
export async function waitMs(): Promise<number | null> {
  const [row] = await serviceDatabase()<{ ms: number | null }[]>`select private.outbound_wait_ms() as ms`
  return row?.ms ?? null
}

/**
 * Removes wake-ups: the lanes themselves say what is due. Not by `pgmq.read`, which joins as if the queue were as empty as
 * the last time that its statistics were taken.
 */
export async function clearWakeUps(): Promise<void> {
  await serviceDatabase()`
    select pgmq.delete('outbound', array(
      select q.msg_id from pgmq.q_outbound as q where q.vt <= clock_timestamp() limit 1000 for update skip locked
    ))`
}
