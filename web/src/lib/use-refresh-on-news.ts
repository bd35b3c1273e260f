import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { FeedListener } from './change-feed'
import { useProject } from './project'
import { useFeedListener } from './use-feed'

/**
 * Reads a part of the cache again when something has happened in the project: at once, then at most every `everyMs`, so
 * that a busy hour does not ask for figures ten times a second. The key must keep its identity.
 */
export function useRefreshOnNews(queryKey: QueryKey, everyMs = 5_000): void {
  const client = useQueryClient()
  const { feed } = useProject()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef(0)
  const listener = useMemo<FeedListener>(() => {
    const refresh = () => {
      timer.current = undefined
      last.current = Date.now()
      void client.invalidateQueries({ queryKey })
    }
    const soon = async () => {
      timer.current ??= setTimeout(refresh, Math.max(0, last.current + everyMs - Date.now()))
    }
    return { onChanges: soon, onReset: soon }
  }, [client, queryKey, everyMs])
  useFeedListener(feed, listener)
  useEffect(() => () => clearTimeout(timer.current), [])
}
