import type { DrainReport, QueueName } from '../_shared/contracts/queues.ts'
import { log } from '../_shared/runtime/log.ts'
import { endLease, type QueueSettings, renewLease, takeLease } from './lease.ts'
import { drainInbound, drainStatuses } from './queues/inbound.ts'
import { drainMedia } from './queues/media.ts'
import { drainOutbound } from './queues/outbound.ts'

/** One round of work: how many jobs were done and how many failed. Nothing at all ends the drain. */
export type Round = { done: number; failed: number }

/** Works off what is due now. `isOver` is asked between jobs. */
export type Worker = (settings: QueueSettings, isOver: () => boolean) => Promise<Round>

const WORKERS: Record<QueueName, Worker> = {
  inbound: drainInbound,
  statuses: drainStatuses,
  outbound: drainOutbound,
  media: drainMedia,
}

/** A lease lasts 6 seconds. */
const RENEW_MS = 2_000

/** Drains a queue until it is empty or its time is over; at most `max_workers` drains run at once. */
export async function drain(queue: QueueName): Promise<DrainReport> {
  const holder = crypto.randomUUID()
  const settings = await takeLease(queue, holder)
  if (!settings) return { queue, status: 'busy', done: 0, failed: 0 }
  const deadline = performance.now() + settings.drain_seconds * 1000
  const isOver = () => performance.now() >= deadline
  const report: DrainReport = { queue, status: 'drained', done: 0, failed: 0 }
  const renewal = setInterval(() => void renewLease(queue, holder), RENEW_MS)
  try {
    for (;;) {
      const round = await WORKERS[queue](settings, isOver)
      report.done += round.done
      report.failed += round.failed
      if (round.done + round.failed === 0) break
      if (isOver()) {
        report.status = 'time_over'
        break
      }
    }
  } finally {
    clearInterval(renewal)
    await endLease(queue, holder)
  }
  if (report.failed > 0) log.warn('queue_jobs_failed', { ...report })
  return report
}
