import { log } from './log.ts'

type Host = { EdgeRuntime?: { waitUntil(work: Promise<unknown>): void } }

const running = new Set<Promise<void>>()

/**
 * Lets `work` go on after the answer has left. Only for what may be lost without harm, such as a wake-up that cron
 * repeats: the isolate can be ended at any moment and nothing tries again. A failure is logged and goes no further.
 */
export function inBackground(name: string, work: () => Promise<unknown>): void {
  const task: Promise<void> = Promise.resolve()
    .then(work)
    .then(
      () => undefined,
      (error: unknown) => log.warn('background_failed', { task: name, error }),
    )
    .finally(() => running.delete(task))
  running.add(task)
  ;(globalThis as Host).EdgeRuntime?.waitUntil(task)
}

/** Resolves when all background work has ended, and what it started in turn. For tests and for shutting down. */
export async function settleBackground(): Promise<void> {
  while (running.size > 0) await Promise.all(running)
}
