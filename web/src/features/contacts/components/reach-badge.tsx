import type { Reach } from '@contracts/contacts'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'

const TONES: Record<Reach, Tone> = {
  open: 'good',
  template: 'neutral',
  no_marketing: 'warn',
  opted_out: 'danger',
  blocked: 'danger',
  no_identity: 'warn',
}

/** Whether he can be written to, and if not why. */
export function ReachBadge({ reach }: { reach: Reach }) {
  const { t } = useTranslation()
  return (
    <span title={t(`contacts.reachHints.${reach}`)}>
      <Badge tone={TONES[reach]}>{t(`contacts.reach.${reach}`)}</Badge>
    </span>
  )
}
