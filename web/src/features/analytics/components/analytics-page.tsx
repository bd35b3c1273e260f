import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function AnalyticsPage() {
  const { t } = useTranslation()
  useTitle(t('analytics.title'))
  return <Page title={t('analytics.title')}>{null}</Page>
}
