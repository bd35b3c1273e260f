import { Dialog as Base } from '@base-ui/react/dialog'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { LANGUAGES, language } from '@/lib/i18n'
import { inToaster } from '@/lib/toast'
import { iconButtonClass } from './icon-button'

/** A window above the page. Loaded on first use by whoever opens one. */
export function Dialog(props: {
  title: string
  closeLabel: string
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
          <Base.Popup className="fixed inset-0 z-50 m-auto flex h-fit max-h-11/12 w-11/12 max-w-dialog animate-enter flex-col rounded-xl bg-raised shadow-popup outline-none">
            <header className="flex items-center justify-between gap-2 border-b ps-5 pe-3 py-2.5">
              <Base.Title className="font-semibold text-lg">{props.title}</Base.Title>
              <Base.Close aria-label={props.closeLabel} className={iconButtonClass}>
                <X aria-hidden className="size-5" />
              </Base.Close>
            </header>
            <div className="scroll-area p-5">{props.children}</div>
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    </DirectionProvider>
  )
}
