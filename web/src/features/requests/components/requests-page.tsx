import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function RequestsPage() {
  const { t } = useTranslation()
  useTitle(t('requests.title'))
  return <Page title={t('requests.title')}>{null}</Page>
}
