import { useSyncExternalStore } from 'react'

/*
 * One clock for the page: everything that shows a time left or "today" moves on the same tick, which stops while
 * nobody looks.
 */

const TICK_MS = 15_000
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    tick()
    timer = setInterval(tick, TICK_MS)
    document.addEventListener('visibilitychange', tick)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}

/** The time, to a quarter of a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
