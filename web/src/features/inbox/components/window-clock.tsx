import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { exactTime, timeLeft } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import type { WindowState } from '../model/window'

/** How long free text may still be sent. Loud only when it matters. */
export function WindowClock({ state, className }: { state: WindowState; className?: string }) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  if (!state.open || state.closesAt === null) return null
  const left = timeLeft(state.leftMs, options.language)
  return (
    <span
      title={`${t('inbox.windowLeft', { time: left })} · ${exactTime(state.closesAt, options)}`}
      className={cx(
        'inline-flex shrink-0 items-center gap-1 rounded-full px-1.5 font-medium text-2xs tabular-nums',
        state.urgency === 'urgent' && 'bg-danger-soft text-danger',
        state.urgency === 'soon' && 'bg-warn-soft text-warn',
        state.urgency === 'calm' && 'bg-sunken text-ink-soft',
        className,
      )}
    >
      <Hourglass aria-hidden className="size-3" />
      <span className="sr-only">{t('inbox.windowLeft', { time: left })}</span>
      <span aria-hidden>{left}</span>
    </span>
  )
}
