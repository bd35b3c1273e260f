import { useEffect, useSyncExternalStore } from 'react'
import type { ChangeFeed, FeedListener, FeedState } from './change-feed'

/** Catches up whenever the person or the network comes back: what was missed is read from the cursor. */
export function useCatchUpOnReturn(feed: ChangeFeed): void {
  useEffect(() => {
    const wake = () => {
      if (!document.hidden) void feed.catchUp()
    }
    window.addEventListener('focus', wake)
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.removeEventListener('focus', wake)
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [feed])
}

/** Hears the feed while the component stands. The listener must keep its identity. */
export function useFeedListener(feed: ChangeFeed, listener: FeedListener): void {
  useEffect(() => feed.listen(listener), [feed, listener])
}

/** Whether news arrive at once. */
export function useFeedState(feed: ChangeFeed): FeedState {
  return useSyncExternalStore(feed.onState, feed.state)
}

/** Whether the machine has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      return () => {
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
}
