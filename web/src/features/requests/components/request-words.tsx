import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { shortDay } from '@/lib/durations'
import { useLanguage } from '@/lib/use-language'
import type { RequestRow } from '../api/requests'
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

const REASONS = [
  'window_closed',
  'number_disabled',
  'number_not_connected',
  'contact_blocked',
  'contact_not_reachable',
] as const

/** Why a confirmation did not go: a word of ours, or Meta's code. */
export function ConfirmationReason({ code }: { code: string }) {
  const { t } = useTranslation()
  const known = REASONS.find((reason) => reason === code)
  return known ? t(`requests.confirmationReasons.${known}`) : <Ltr>{code}</Ltr>
}

/** Whether the customer knows the number of his request; what went wrong stands beside it. */
export function Confirmation({ request }: { request: RequestRow }) {
  const { t } = useTranslation()
  const { confirmation_state: state, confirmation_error: error } = request
  if (state === 'none') return null
  const isFailing = state === 'failed' || (state === 'waiting' && error !== null)
  return (
    <>
      <Badge tone={isFailing ? 'danger' : state === 'sent' ? 'good' : 'neutral'}>
        {t(`requests.confirmations.${isFailing && state === 'waiting' ? 'again' : state}`)}
      </Badge>
      {isFailing && error !== null ? (
        <span className="min-w-0 text-ink-soft">
          <ConfirmationReason code={error} />
        </span>
      ) : null}
    </>
  )
}
