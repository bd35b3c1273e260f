import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'

const TYPES = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
  'template',
  'system',
  'unsupported',
] as const

const STATUS_TONES = {
  scheduled: 'neutral',
  queued: 'neutral',
  sending: 'neutral',
  sent: 'neutral',
  delivered: 'neutral',
  read: 'good',
  played: 'good',
  failed: 'danger',
  cancelled: 'neutral',
  unknown: 'warn',
  held: 'warn',
  received: 'neutral',
} as const satisfies Record<string, Tone>

/** A kind of message in words; one that is not known by its own. */
export function MessageType({ type }: { type: string }) {
  const { t } = useTranslation()
  const known = TYPES.find((name) => name === type)
  return known ? t(`analytics.types.${known}`) : <Ltr>{type}</Ltr>
}

/** How far a message came. */
export function MessageStatus({ status }: { status: string }) {
  const { t } = useTranslation()
  if (!(status in STATUS_TONES)) return <Ltr>{status}</Ltr>
  const known = status as keyof typeof STATUS_TONES
  return <Badge tone={STATUS_TONES[known]}>{t(`analytics.statuses.${known}`)}</Badge>
}
