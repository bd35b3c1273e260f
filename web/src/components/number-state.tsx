import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'

/* What Meta says of a number, in words. Their texts are the part `number-state`. */

const STATUS = {
  CONNECTED: ['good', 'numberState.status.connected'],
  PENDING: ['warn', 'numberState.status.pending'],
  FLAGGED: ['danger', 'numberState.status.flagged'],
  RESTRICTED: ['danger', 'numberState.status.restricted'],
  BANNED: ['danger', 'numberState.status.banned'],
  RATE_LIMITED: ['warn', 'numberState.status.rateLimited'],
  DISCONNECTED: ['danger', 'numberState.status.disconnected'],
} as const satisfies Record<string, [Tone, string]>

const QUALITY = {
  GREEN: ['good', 'numberState.quality.green'],
  YELLOW: ['warn', 'numberState.quality.yellow'],
  RED: ['danger', 'numberState.quality.red'],
} as const satisfies Record<string, [Tone, string]>

/** Whether it works; a word of Meta's that is not known stands as it is. */
export function NumberStatus({ status }: { status: string }) {
  const { t } = useTranslation()
  const known = STATUS[status as keyof typeof STATUS]
  return <Badge tone={known?.[0]}>{known ? t(known[1]) : <Ltr>{status}</Ltr>}</Badge>
}

/** How customers have taken its messages. */
export function NumberQuality({ rating }: { rating: string }) {
  const { t } = useTranslation()
  const known = QUALITY[rating as keyof typeof QUALITY]
  return known ? <Badge tone={known[0]}>{t(known[1])}</Badge> : t('numberState.quality.unknown')
}

/** How many people a day it may begin with, from Meta's word: `TIER_2K`. */
export function MessagingLimit({ limit }: { limit: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (limit === null) return '–'
  if (limit === 'TIER_UNLIMITED') return t('numberState.unlimited')
  const size = /^TIER_(\d+)(K?)$/.exec(limit)
  return size ? count(Number(size[1]) * (size[2] ? 1000 : 1), language) : <Ltr>{limit}</Ltr>
}
