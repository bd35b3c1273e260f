import { useSyncExternalStore } from 'react'
import { remembered } from '@/lib/storage'

/** How this browser tells of new messages while nobody looks. Off until somebody asks for it. */
export type Alert = 'notify' | 'sound'

const listeners = new Set<() => void>()

/** Whether an alert is on, and allowed. */
export function alertOn(alert: Alert): boolean {
  if (remembered.get(`inbox.${alert}`) !== 'on') return false
  return alert === 'sound' || ('Notification' in window && Notification.permission === 'granted')
}

/** Turns an alert on or off; false when the browser does not allow it. */
export async function setAlert(alert: Alert, on: boolean): Promise<boolean> {
  if (on && alert === 'notify') {
    const answer = 'Notification' in window ? await Notification.requestPermission() : 'denied'
    if (answer !== 'granted') return false
  }
  remembered.set(`inbox.${alert}`, on ? 'on' : null)
  for (const listener of listeners) listener()
  return true
}

/** Whether an alert is on, as it changes. */
export function useAlert(alert: Alert): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => alertOn(alert),
  )
}
