import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function SettingsPage() {
  const { t } = useTranslation()
  useTitle(t('settings.title'))
  return <Page title={t('settings.title')}>{null}</Page>
}
