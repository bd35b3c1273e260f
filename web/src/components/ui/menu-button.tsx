import { lazy, type ReactNode, type Ref, Suspense, useImperativeHandle, useRef, useState } from 'react'
import type { MenuEntry } from './menu-popup'

const load = () => import('./menu-popup')
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }))

/** Opens the menu from outside, for a keyboard shortcut. */
export interface MenuHandle {
  open(): void
}

/**
 * A button that opens a menu. The menu's code arrives when the button is first pointed at or focused, so that it
 * costs nothing in the first load.
 */
export function MenuButton(props: {
  label: string
  entries: () => MenuEntry[]
  children: ReactNode
  className?: string
  tip?: string
  testId?: string
  disabled?: boolean
  side?: 'top' | 'bottom' | 'inline-end'
  align?: 'start' | 'end'
  /** Called when the menu opens, to read what it lists. */
  onOpen?: () => void
  handle?: Ref<MenuHandle>
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [loaded, setLoaded] = useState(false)
  const openAtPress = useRef(false)

  const show = () => {
    setLoaded(true)
    setOpen(true)
    props.onOpen?.()
  }
  useImperativeHandle(props.handle, () => ({ open: show }))

  return (
    <>
      <button
        ref={button}
        type="button"
        disabled={props.disabled}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        data-tip={open ? undefined : props.tip}
        data-testid={props.testId}
        className={props.className}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onPointerDownCapture={() => {
          // A press outside closes the menu before the click arrives; that click must not open it again.
          openAtPress.current = open
        }}
        onClick={(event) => {
          if (event.detail > 0 && openAtPress.current) setOpen(false)
          else show()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          show()
        }}
      >
        {props.children}
      </button>
      {loaded ? (
        <Suspense>
          <MenuPopup
            anchor={button}
            open={open}
            onOpenChange={setOpen}
            entries={open ? props.entries() : []}
            side={props.side}
            align={props.align}
            label={props.label}
          />
        </Suspense>
      ) : null}
    </>
  )
}
