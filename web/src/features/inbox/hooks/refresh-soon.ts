import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Reads that only the server can answer, asked again at once and then at most this often, however many news arrive. */
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const askedAt = new Map<string, number>()

/** Asks the active reads below a key again: now, or when `everyMs` have passed since the last time. */
export function refreshSoon(client: QueryClient, queryKey: QueryKey, everyMs: number): void {
  const name = JSON.stringify(queryKey)
  if (waiting.has(name)) return
  const ask = () => {
    waiting.delete(name)
    askedAt.set(name, Date.now())
    void client.invalidateQueries({ queryKey })
  }
  const wait = (askedAt.get(name) ?? 0) + everyMs - Date.now()
  if (wait <= 0) ask()
  else waiting.set(name, setTimeout(ask, wait))
}
