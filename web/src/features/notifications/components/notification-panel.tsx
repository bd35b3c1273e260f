import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Popover } from '@base-ui/react/popover'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '@/components/ui/sheet'
import { LANGUAGES } from '@/lib/i18n'
import { PHONE, useMediaQuery } from '@/lib/media-query'
import { useLanguage } from '@/lib/use-language'
import { MarkAllButton, NotificationList } from './notification-list'

/** The news: beside the bell, or the whole screen of a phone. */
export function NotificationPanel(props: { anchor: RefObject<HTMLElement | null>; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const phone = useMediaQuery(PHONE)
  if (phone) {
    return (
      <Sheet
        title={t('notifications.title')}
        closeLabel={t('common.close')}
        actions={<MarkAllButton />}
        onClose={props.onClose}
      >
        <NotificationList onClose={props.onClose} />
      </Sheet>
    )
  }
  return (
    <DirectionProvider direction={LANGUAGES[language].dir}>
      <Popover.Root
        open
        onOpenChange={(open, { event }) => {
          // A press on the bell closes by itself.
          if (!open && !props.anchor.current?.contains(event.target as Node)) props.onClose()
        }}
      >
        <Popover.Portal>
          <Popover.Positioner
            anchor={props.anchor}
            side="inline-end"
            align="end"
            sideOffset={10}
            collisionPadding={8}
            className="z-50"
          >
            <Popover.Popup
              className="flex max-h-(--available-height) w-96 max-w-(--available-width) animate-enter flex-col rounded-xl bg-raised shadow-popup outline-none"
              data-testid="notifications"
            >
              <header className="flex min-h-12 items-center gap-2 border-b ps-4 pe-2">
                <Popover.Title className="flex-1 font-semibold text-base">
                  {t('notifications.title')}
                </Popover.Title>
                <MarkAllButton />
              </header>
              <div className="scroll-area flex max-h-96 flex-col">
                <NotificationList onClose={props.onClose} />
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </DirectionProvider>
  )
}
