/*
 * Short messages about what just happened. The toaster's code arrives with the first message; until it stands,
 * messages wait.
 */

export interface ToastMessage {
  kind: 'done' | 'failed' | 'info'
  text: string
  /** Undo or retry. */
  action?: { label: string; run: () => void }
  durationMs?: number
}

type Show = (message: ToastMessage) => void

let show: Show | undefined
const waiting: ToastMessage[] = []
const callers = new Set<() => void>()

/** Tells the person what happened. */
export function toast(message: ToastMessage): void {
  if (show) {
    show(message)
    return
  }
  waiting.push(message)
  for (const call of callers) call()
}

/** Hears when a toaster is first needed. */
export function onFirstToast(call: () => void): () => void {
  callers.add(call)
  if (waiting.length > 0) call()
  return () => callers.delete(call)
}

/** The toaster stands; it gets what waited. */
export function attachToaster(display: Show): void {
  show = display
  for (const message of waiting.splice(0)) display(message)
}

/** Whether something happened on a message: a press on its button is none beside an open window. */
export function inToaster(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('.toaster') !== null
}
