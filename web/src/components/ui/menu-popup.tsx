import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { cx } from '@/lib/cx'
import { LANGUAGES, language } from '@/lib/i18n'

/** One line of a menu. */
export type MenuEntry =
  | { kind: 'separator'; id: string }
  | { kind: 'heading'; id: string; text: ReactNode }
  | {
      kind: 'item'
      id: string
      text: ReactNode
      icon?: ReactNode
      /** Small words at the end: a shortcut, a role. */
      hint?: ReactNode
      checked?: boolean
      disabled?: boolean
      onSelect: () => void
    }

/** The list that a MenuButton opens. Loaded on first use. */
export function MenuPopup(props: {
  anchor: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
  entries: MenuEntry[]
  label: string
  side?: 'top' | 'bottom' | 'inline-end'
  align?: 'start' | 'end'
}) {
  const popup = useRef<HTMLDivElement>(null)
  // Its button is not a Menu.Trigger, so nobody else moves the focus in.
  useEffect(() => {
    if (!props.open) return
    const frame = requestAnimationFrame(() => {
      popup.current?.querySelector<HTMLElement>('[role="menuitem"]:not([data-disabled])')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [props.open])
  return (
    <DirectionProvider direction={LANGUAGES[language()].dir}>
      <Menu.Root open={props.open} onOpenChange={props.onOpenChange} modal={false}>
        <Menu.Portal>
          <Menu.Positioner
            anchor={props.anchor}
            side={props.side ?? 'bottom'}
            align={props.align ?? 'end'}
            sideOffset={6}
            collisionPadding={8}
            className="z-50"
          >
            <Menu.Popup
              ref={popup}
              finalFocus={props.anchor}
              aria-label={props.label}
              className="scroll-area max-h-(--available-height) min-w-52 max-w-72 animate-enter rounded-xl bg-raised p-1 shadow-popup outline-none"
            >
              {props.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </DirectionProvider>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Menu.Separator className="mx-2 my-1 h-px bg-line" />
  if (entry.kind === 'heading') {
    return <div className="px-2.5 pt-2 pb-1 text-ink-faint text-xs">{entry.text}</div>
  }
  return (
    <Menu.Item
      disabled={entry.disabled}
      onClick={entry.onSelect}
      className={cx(
        'flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-ink text-sm outline-none touch:min-h-touch',
        'data-highlighted:bg-hover data-disabled:opacity-50',
      )}
    >
      {entry.icon ? (
        <span className="flex size-5 shrink-0 items-center justify-center text-ink-soft">{entry.icon}</span>
      ) : null}
      <bdi dir="auto" className="line-auto min-w-0 flex-1">
        {entry.text}
      </bdi>
      {entry.hint ? <span className="shrink-0 text-ink-faint text-xs">{entry.hint}</span> : null}
      {entry.checked ? <Check aria-hidden className="size-4 shrink-0 text-accent-ink" /> : null}
    </Menu.Item>
  )
}
