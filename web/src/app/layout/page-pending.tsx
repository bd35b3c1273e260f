import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'

/** A page that takes a moment. */
export function PagePending() {
  const { t } = useTranslation()
  return (
    <div role="status" className="m-auto flex items-center gap-2 p-8 text-ink-faint text-sm">
      <Spinner /> {t('common.loading')}
    </div>
  )
}
