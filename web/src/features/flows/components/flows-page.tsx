import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function FlowsPage() {
  const { t } = useTranslation()
  useTitle(t('flows.title'))
  return <Page title={t('flows.title')}>{null}</Page>
}
