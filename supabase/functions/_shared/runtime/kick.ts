import { setting } from '../env.ts'
import { inBackground } from './background.ts'
import { log } from './log.ts'

/** Least time between the starts of two kicks of one isolate. */
const SPACING_MS = 100
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
  if (!response.ok) log.warn('kick_refused', { queue, status: response.status })
}

async function run(queue: string, kick: Kick): Promise<void> {
  try {
    while (kick.isWanted) {
      kick.isWanted = false
      const spacing = sleep(SPACING_MS)
      await callQueue(queue)
      await spacing
    }
  } finally {
    kick.isRunning = false
  }
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
