import { useRef } from 'react'
import { cx } from '@/lib/cx'

/** The line between two panes; dragged, or moved with the arrow keys. Widths grow away from the inline start. */
export function ResizeHandle(props: {
  label: string
  width: number
  min: number
  max: number
  /** Whether the pane before (start) or behind (end) the line changes. */
  pane: 'start' | 'end'
  onResize: (width: number) => void
  className?: string
}) {
  const drag = useRef<{ x: number; width: number } | null>(null)
  const clamp = (width: number) => Math.round(Math.min(props.max, Math.max(props.min, width)))
  // In a right-to-left page the start pane grows towards the left.
  const sign = (element: Element) => {
    const forward = getComputedStyle(element).direction === 'rtl' ? -1 : 1
    return props.pane === 'start' ? forward : -forward
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved
    <div
      role="separator"
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuenow={props.width}
      aria-valuemin={props.min}
      aria-valuemax={props.max}
      tabIndex={0}
      className={cx(
        'group relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line outline-none',
        props.className,
      )}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, width: props.width }
      }}
      onPointerMove={(event) => {
        if (!drag.current) return
        const moved = (event.clientX - drag.current.x) * sign(event.currentTarget)
        props.onResize(clamp(drag.current.width + moved))
      }}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
        if (step === 0) return
        event.preventDefault()
        props.onResize(clamp(props.width + step * sign(event.currentTarget)))
      }}
    >
      <span className="-inset-x-1 absolute inset-y-0 group-hover:bg-line-strong/40 group-focus-visible:bg-accent/60" />
    </div>
  )
}
