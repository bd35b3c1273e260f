import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/**
 * Files may be dropped anywhere on the conversation, not on the composer alone. Gives what is drawn over it while
 * something is held there.
 */
export function useDrop(
  inside: RefObject<HTMLElement | null>,
  label: string,
  onDrop: (files: File[]) => void,
) {
  const [over, setOver] = useState<DOMRect | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop
  useEffect(() => {
    const area = inside.current?.closest('section') ?? inside.current
    if (!area) return
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onDragOver = (event: DragEvent) => {
      if (!withFiles(event)) return
      event.preventDefault()
      setOver((now) => now ?? area.getBoundingClientRect())
    }
    const onDragLeave = (event: DragEvent) => {
      if (!area.contains(event.relatedTarget as Node | null)) setOver(null)
    }
    const onDropped = (event: DragEvent) => {
      if (!withFiles(event)) return
      event.preventDefault()
      setOver(null)
      drop.current([...(event.dataTransfer?.files ?? [])])
    }
    area.addEventListener('dragover', onDragOver)
    area.addEventListener('dragleave', onDragLeave)
    area.addEventListener('drop', onDropped)
    return () => {
      area.removeEventListener('dragover', onDragOver)
      area.removeEventListener('dragleave', onDragLeave)
      area.removeEventListener('drop', onDropped)
    }
  }, [inside])
  if (over === null) return null
  const { top, left, width, height } = over
  return createPortal(
    <div
      data-testid="drop-zone"
      className="pointer-events-none fixed z-40 p-2"
      style={{ top, left, width, height }}
    >
      <div className="flex size-full items-center justify-center rounded-xl border-2 border-accent border-dashed bg-accent-soft/90 font-semibold text-accent-ink text-lg">
        {label}
      </div>
    </div>,
    document.body,
  )
}
