import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { cx } from '@/lib/cx'

export interface Suggestion {
  id: string
  /** What it is called. */
  title: ReactNode
  /** Small words behind the name. */
  hint?: ReactNode
  /** The line below. */
  detail?: ReactNode
}

/** Which of a list is chosen with the keys while the caret stays in the field. */
export function useSuggestions<Item extends Suggestion>(
  items: readonly Item[],
  /** What they are about; another one begins at the top, and opens again what Escape has closed. */
  about: string | null,
  pick: (item: Item) => void,
) {
  const [active, setActive] = useState(0)
  const [closed, setClosed] = useState(false)
  const [last, setLast] = useState(about)
  if (about !== last) {
    setLast(about)
    setActive(0)
    if (about === null) setClosed(false)
  }
  const open = about !== null && !closed && items.length > 0
  const at = Math.min(active, items.length - 1)

  /** Whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open) return false
    const chosen = items[at]
    if (event.key === 'ArrowDown') setActive((at + 1) % items.length)
    else if (event.key === 'ArrowUp') setActive((at + items.length - 1) % items.length)
    else if (event.key === 'Escape') setClosed(true)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) pick(chosen)
    else return false
    event.preventDefault()
    return true
  }
  return { open, active: at, onKeyDown, pick, items }
}

/** What fits what is being written, above the composer. */
export function Suggestions<Item extends Suggestion>(props: {
  id: string
  label: string
  state: ReturnType<typeof useSuggestions<Item>>
  footer?: ReactNode
}) {
  const { id, state } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[state.active]?.scrollIntoView({ block: 'nearest' })
  }, [state.active])
  if (!state.open) return null
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-1.5 animate-enter overflow-hidden rounded-xl bg-raised shadow-popup">
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={props.label}
        className="scroll-area max-h-64 p-1"
        // The caret stays where it is.
        onPointerDown={(event) => event.preventDefault()}
      >
        {state.items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field that keeps the caret hears the keys
          <div
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === state.active}
            onClick={() => state.pick(item)}
            className={cx(
              'flex cursor-default flex-col rounded-lg px-3 py-2 touch:min-h-touch touch:justify-center',
              index === state.active ? 'bg-selected' : 'hover:bg-hover',
            )}
          >
            <span className="flex min-w-0 items-baseline gap-2">
              <bdi dir="auto" className="line-auto min-w-0 font-medium text-sm">
                {item.title}
              </bdi>
              {item.hint ? <span className="shrink-0 text-ink-soft text-xs">{item.hint}</span> : null}
            </span>
            {item.detail ? (
              <bdi dir="auto" className="line-auto text-ink-soft text-sm">
                {item.detail}
              </bdi>
            ) : null}
          </div>
        ))}
      </div>
      {props.footer}
    </div>
  )
}
