import { setting } from '../env.ts'
import { inBackground } from './background.ts'
import { log } from './log.ts'

/** Least time between the starts of two kicks of one isolate. */
const SPACING_MS = 100
/** The same after a kick that failed: cron is there, and the log should not fill. */
const SPACING_AFTER_FAILURE_MS = 1_000
/** Longer than a drain lasts (50 s), so that the call ends with it. */
const TIMEOUT_MS = 60_000

type Kick = { isRunning: boolean; isWanted: boolean }

const kicks = new Map<string, Kick>()

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function callQueue(queue: string): Promise<void> {
  const response = await fetch(`${setting('SUPABASE_URL')}/functions/v1/queue/${queue}`, {
    method: 'POST',
    headers: { 'x-queue-secret': setting('QUEUE_SECRET'), 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`queue/${queue} answered ${response.status}`)
}

async function run(queue: string, kick: Kick): Promise<void> {
  while (kick.isWanted) {
    kick.isWanted = false
    const spacing = sleep(SPACING_MS)
    try {
      await callQueue(queue)
      await spacing
    } catch (error) {
      log.warn('kick_failed', { queue, error })
      await sleep(SPACING_AFTER_FAILURE_MS)
    }
  }
  kick.isRunning = false
}

/**
 * Wakes the worker of `queue` right after something was committed to it, in the background. One call is under way per
 * isolate, and the next begins no sooner than 100 ms after it; what is wanted meanwhile is asked for once more when it
 * ends, since the drain may have looked before the commit. A failure is only logged: cron comes by every few seconds.
 */
export function kickQueue(queue: string): void {
  const kick = kicks.get(queue) ?? { isRunning: false, isWanted: false }
  kicks.set(queue, kick)
  kick.isWanted = true
  if (kick.isRunning) return
  kick.isRunning = true
  inBackground(`kick ${queue}`, () => run(queue, kick))
}
