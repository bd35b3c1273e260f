import { useEffect, useRef } from 'react'
import type { ThreadLine } from '../model/thread'

/** Counts inbound messages that came while the end was out of view. */
export function useMissed(lines: ThreadLine[], atEnd: boolean): number {
  const lastSeen = useRef<string | null>(null)
  let count = 0
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]
    if (line?.kind !== 'bubble' && line?.kind !== 'album') continue
    if (lastSeen.current === null || line.key === lastSeen.current) break
    const bubbles = line.kind === 'album' ? line.bubbles : [line.bubble]
    if (bubbles[0]?.direction === 'inbound') count += bubbles.length
  }
  useEffect(() => {
    if (atEnd || lastSeen.current === null) {
      lastSeen.current = lines.findLast(({ kind }) => kind === 'bubble' || kind === 'album')?.key ?? null
    }
  }, [lines, atEnd])
  return atEnd ? 0 : count
}
