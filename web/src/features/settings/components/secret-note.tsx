import { KeyRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'

/** A stored secret: that it is set, and how it ends. Nobody reads more of it. */
export function SecretNote({ last4 }: { last4: string | null }) {
  const { t } = useTranslation()
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-soft text-sm">
      <KeyRound aria-hidden className="size-3.5" />
      {last4 === null ? (
        t('settings.secret.none')
      ) : (
        <>
          {t('settings.secret.set')} <Ltr>{`••••${last4}`}</Ltr>
        </>
      )}
    </span>
  )
}
