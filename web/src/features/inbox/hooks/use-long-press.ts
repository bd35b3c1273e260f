import { type PointerEvent, useMemo, useRef } from 'react'

const HOLD_MS = 450
const SLACK_PX = 10

/** A finger that rests on something, as WhatsApp opens what can be done with a message. */
export interface LongPress {
  handlers: {
    onPointerDown: (event: PointerEvent) => void
    onPointerMove: (event: PointerEvent) => void
    onPointerUp: () => void
    onPointerCancel: () => void
  }
  /** Who is told. */
  listen: (onHold: () => void) => void
}

/** Hears a long press. Moving the finger is scrolling, and a mouse has its own ways. */
export function useLongPress(): LongPress {
  const tell = useRef<() => void>(() => {})
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  return useMemo(() => {
    const end = () => {
      clearTimeout(held.current?.timer)
      held.current = null
    }
    return {
      handlers: {
        onPointerDown: ({ pointerType, clientX: x, clientY: y }) => {
          if (pointerType !== 'touch') return
          held.current = { timer: setTimeout(() => tell.current(), HOLD_MS), x, y }
        },
        onPointerMove: ({ clientX, clientY }) => {
          const start = held.current
          if (start && Math.hypot(clientX - start.x, clientY - start.y) > SLACK_PX) end()
        },
        onPointerUp: end,
        onPointerCancel: end,
      },
      listen: (onHold) => {
        tell.current = onHold
      },
    }
  }, [])
}
