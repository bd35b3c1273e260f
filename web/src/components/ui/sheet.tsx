import { Dialog as Base } from '@base-ui/react/dialog'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { LANGUAGES, language } from '@/lib/i18n'
import { inToaster } from '@/lib/toast'
import { iconButtonClass } from './icon-button'

/** One thing in detail beside its list: from the inline end on wide screens, the whole screen on a phone. */
export function Sheet(props: {
  title: ReactNode
  closeLabel: string
  actions?: ReactNode
  footer?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  return (
    <DirectionProvider direction={LANGUAGES[language()].dir}>
      <Base.Root
        open
        onOpenChange={(open, { event }) => (open || inToaster(event) ? undefined : props.onClose())}
      >
        <Base.Portal>
          <Base.Backdrop className="fixed inset-0 z-40 animate-enter bg-scrim" />
          <Base.Popup className="fixed inset-y-0 end-0 z-50 flex w-full max-w-sheet animate-enter flex-col border-s bg-raised outline-none">
            <header className="flex min-h-bar shrink-0 items-center gap-2 border-b ps-5 pe-3">
              <Base.Title className="min-w-0 flex-1 truncate font-semibold text-lg">{props.title}</Base.Title>
              {props.actions}
              <Base.Close aria-label={props.closeLabel} className={iconButtonClass}>
                <X aria-hidden className="size-5" />
              </Base.Close>
            </header>
            <div className="scroll-area flex min-h-0 flex-1 flex-col gap-5 p-5">{props.children}</div>
            {props.footer ? (
              <footer className="flex shrink-0 justify-end gap-2 border-t px-5 py-3">{props.footer}</footer>
            ) : null}
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    </DirectionProvider>
  )
}
