import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { STATUSES } from '../model/search'

const TONES: Record<string, Tone> = {
  APPROVED: 'good',
  PENDING: 'warn',
  IN_APPEAL: 'warn',
  PAUSED: 'warn',
  REJECTED: 'danger',
  DISABLED: 'danger',
}

/** Where Meta stands with a template. */
export function StatusBadge({ template }: { template: { status: string; removed_at: string | null } }) {
  const { t } = useTranslation()
  const word = template.removed_at ? 'REMOVED' : template.status
  const known = STATUSES.find((one) => one === word)
  return <Badge tone={TONES[word] ?? 'neutral'}>{known ? t(`templates.statuses.${known}`) : word}</Badge>
}

const QUALITIES = ['GREEN', 'YELLOW', 'RED'] as const
const QUALITY_TONES = { GREEN: 'good', YELLOW: 'warn', RED: 'danger' } as const

/** How customers take a template, by Meta's count; a dash while there is none. */
export function QualityBadge({ score }: { score: string | null }) {
  const { t } = useTranslation()
  const known = QUALITIES.find((one) => one === score)
  if (!known) return <span className="text-ink-faint text-sm">{t('templates.quality.UNKNOWN')}</span>
  return <Badge tone={QUALITY_TONES[known]}>{t(`templates.quality.${known}`)}</Badge>
}
