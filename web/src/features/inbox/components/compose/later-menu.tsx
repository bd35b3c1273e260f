import { CalendarClock, ChevronDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { dayAndTime } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import { scheduleChoices } from '../../model/schedule'

const ScheduleDialog = lazy(async () => ({ default: (await import('./schedule-dialog')).ScheduleDialog }))

/** The other half of a send button: at a time by the clock of the project. */
export function LaterMenu(props: {
  disabled: boolean
  /** Until when free text may go; null where that does not matter. */
  until: number | null
  onLater: (moment: number) => void
  className: string
}) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  const [custom, setCustom] = useState(false)
  const entries = (): MenuEntry[] => {
    const now = Date.now()
    return [
      { kind: 'heading', id: 'heading', text: t('composer.later.title') },
      ...scheduleChoices(now, options.timeZone).map(({ id, moment }): MenuEntry => {
        const tooLate = props.until !== null && moment >= props.until
        return {
          kind: 'item',
          id,
          text: t(`composer.later.${id}`),
          hint: tooLate ? t('composer.later.closed') : dayAndTime(moment, now, options),
          disabled: tooLate,
          onSelect: () => props.onLater(moment),
        }
      }),
      { kind: 'separator', id: 'line' },
      {
        kind: 'item',
        id: 'custom',
        text: t('composer.later.custom'),
        icon: <CalendarClock aria-hidden className="size-4" />,
        onSelect: () => setCustom(true),
      },
    ]
  }
  return (
    <>
      <MenuButton
        label={t('composer.later.label')}
        testId="composer-later"
        disabled={props.disabled}
        entries={entries}
        side="top"
        align="end"
        className={props.className}
      >
        <ChevronDown aria-hidden className="size-4" />
      </MenuButton>
      {custom ? (
        <Suspense>
          <ScheduleDialog
            until={props.until}
            onClose={() => setCustom(false)}
            onChoose={(moment) => {
              setCustom(false)
              props.onLater(moment)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
