import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'

const TONES = {
  DRAFT: 'neutral',
  PUBLISHED: 'good',
  DEPRECATED: 'neutral',
  THROTTLED: 'warn',
  BLOCKED: 'danger',
} as const satisfies Record<string, Tone>

/** Meta's word for a Flow, in ours. */
export function FlowStatus({ status }: { status: string }) {
  const { t } = useTranslation()
  if (!(status in TONES)) return <Ltr>{status}</Ltr>
  const known = status as keyof typeof TONES
  return <Badge tone={TONES[known]}>{t(`flows.statuses.${known}`)}</Badge>
}
