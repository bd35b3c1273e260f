import { useTranslation } from 'react-i18next'
import { duration } from '@/lib/durations'
import { useLanguage } from '@/lib/use-language'

/** How far behind the updates of a number are: in our work, and against Meta's clock. */
export function Lag({ lag }: { lag: { inWork: number; behind: number } | null | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!lag) return <span className="text-ink-faint">{t('numbers.noLag')}</span>
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>
        <span className="text-ink-faint">{t('numbers.lagInWork')}</span> {duration(lag.inWork, language)}
      </span>
      <span>
        <span className="text-ink-faint">{t('numbers.lagBehind')}</span> {duration(lag.behind, language)}
      </span>
    </span>
  )
}
