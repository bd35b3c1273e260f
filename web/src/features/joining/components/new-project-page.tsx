import { useTranslation } from 'react-i18next'
import { useTitle } from '@/lib/use-title'

export function NewProjectPage() {
  const { t } = useTranslation()
  useTitle(t('joining.title'))
  return <main>{t('joining.title')}</main>
}
