import { useSyncExternalStore } from 'react'
import { remembered } from '@/lib/storage'
import type { Order } from '../model/filters'

const listeners = new Set<() => void>()
const read = (): Order => (remembered.get('inbox.order') === 'oldest' ? 'oldest' : 'newest')

/** The order of the lists, which this browser keeps. */
export function useOrder(): Order {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
}

/** Changes the order of the lists. */
export function setOrder(order: Order): void {
  remembered.set('inbox.order', order === 'newest' ? null : order)
  for (const listener of listeners) listener()
}
