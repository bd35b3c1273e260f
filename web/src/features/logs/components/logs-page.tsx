import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function LogsPage() {
  const { t } = useTranslation()
  useTitle(t('logs.title'))
  return <Page title={t('logs.title')}>{null}</Page>
}
