import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { LANGUAGES, language } from '@/lib/i18n'

/** A small window at a button. `trigger` is the button. Load it lazily from pages of the first load. */
export function Popover(props: {
  trigger: ReactElement
  label: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  side?: 'top' | 'bottom' | 'inline-end' | 'inline-start'
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}) {
  return (
    <DirectionProvider direction={LANGUAGES[language()].dir}>
      <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
        <Base.Trigger render={props.trigger} />
        <Base.Portal>
          <Base.Positioner
            side={props.side ?? 'bottom'}
            align={props.align ?? 'start'}
            sideOffset={6}
            collisionPadding={8}
            className="z-50"
          >
            <Base.Popup
              aria-label={props.label}
              className="scroll-area max-h-(--available-height) max-w-(--available-width) animate-enter rounded-xl bg-raised shadow-popup outline-none"
            >
              {props.children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </DirectionProvider>
  )
}
