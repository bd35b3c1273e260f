import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { shortDay } from '@/lib/durations'
import { useLanguage } from '@/lib/use-language'
import type { Status } from '../model/request'

const TONES: Record<Status, Tone> = {
  pending: 'warn',
  confirmed: 'good',
  in_progress: 'good',
  completed: 'neutral',
  cancelled: 'neutral',
}

/** How far a request is. */
export function RequestStatus({ status }: { status: Status }) {
  const { t } = useTranslation()
  return <Badge tone={TONES[status]}>{t(`requests.statuses.${status}`)}</Badge>
}

const SERVICES = ['plumbing', 'electrical', 'ac', 'carpentry', 'painting', 'other'] as const

/** What is to be done; a kind of a project's own stands by its own word. */
export function ServiceType({ type }: { type: string }) {
  const { t } = useTranslation()
  const known = SERVICES.find((name) => name === type)
  return known ? t(`requests.services.${known}`) : <Ltr>{type}</Ltr>
}

const TIMES = ['morning', 'afternoon', 'evening'] as const

/** When the customer would like it. */
export function Visit({ date, time }: { date: string | null; time: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = TIMES.find((name) => name === time)
  if (date === null && known === undefined) return <span className="text-ink-faint">–</span>
  return (
    <span>
      {date === null ? null : shortDay(date, language)} {known ? t(`requests.times.${known}`) : null}
    </span>
  )
}
