import type { QueueName } from '../_shared/contracts/queues.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { log } from '../_shared/runtime/log.ts'

/** How a queue is drained; read from `private.queue_settings` at each drain. */
export type QueueSettings = {
  visibility_seconds: number
  batch_size: number
  max_attempts: number
  retry_base_seconds: number
  retry_max_seconds: number
  drain_seconds: number
  linger_ms: number
}

/** The queue's settings when one of its worker slots is free for `holder`, else undefined. */
export async function takeLease(queue: QueueName, holder: string): Promise<QueueSettings | undefined> {
  const sql = serviceDatabase()
  const rows = await sql<QueueSettings[]>`
    select visibility_seconds, batch_size, max_attempts, retry_base_seconds::float8 as retry_base_seconds,
      retry_max_seconds::float8 as retry_max_seconds, drain_seconds, linger_ms
    from private.take_lease(${queue}, ${holder})
    where queue is not null`
  return rows[0]
}

/** Keeps the slot while the drain goes on. If this fails, another drain may begin beside it, which harms nothing. */
export async function renewLease(queue: QueueName, holder: string): Promise<void> {
  try {
    await serviceDatabase()`select private.renew_lease(${queue}, ${holder})`
  } catch (error) {
    log.warn('lease_not_renewed', { queue, error })
  }
}

/** Frees the slot. If this fails, the slot frees itself when the lease runs out. */
export async function endLease(queue: QueueName, holder: string): Promise<void> {
  try {
    await serviceDatabase()`select private.end_lease(${queue}, ${holder})`
  } catch (error) {
    log.warn('lease_not_ended', { queue, error })
  }
}

/** Delay before the next attempt, in seconds: doubled each time up to the limit, with jitter of a fifth. */
export function retryDelaySeconds(attempts: number, settings: QueueSettings): number {
  const delay = Math.min(
    settings.retry_base_seconds * 2 ** Math.max(attempts - 1, 0),
    settings.retry_max_seconds,
  )
  return delay * (0.8 + 0.4 * Math.random())
}
