import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice'

/** A page that the person's role does not open. */
export function NotAllowed() {
  const { t } = useTranslation()
  return (
    <Notice icon={Lock} title={t('errors.notAllowedTitle')}>
      {t('errors.notAllowed')}
    </Notice>
  )
}
