import { Check, CheckCheck, CircleAlert, CircleDashed, Clock3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import type { Delivery } from '../model/delivery'

const LOOKS = {
  waiting: { Icon: Clock3, tone: '' },
  sent: { Icon: Check, tone: '' },
  delivered: { Icon: CheckCheck, tone: '' },
  read: { Icon: CheckCheck, tone: 'text-read' },
  failed: { Icon: CircleAlert, tone: 'text-danger' },
  unconfirmed: { Icon: CircleDashed, tone: 'text-warn' },
}

/** What became of an outgoing message, as WhatsApp draws it. */
export function Ticks({ delivery, faint }: { delivery: Delivery; faint?: boolean }) {
  const { t } = useTranslation()
  if (delivery === 'none') return null
  const { Icon, tone } = LOOKS[delivery]
  return (
    <Icon
      role="img"
      aria-label={t(`ticks.${delivery}`)}
      className={cx('size-4 shrink-0', tone || (faint && 'text-ink-faint'))}
    />
  )
}
