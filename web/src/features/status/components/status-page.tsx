import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function StatusPage() {
  const { t } = useTranslation()
  useTitle(t('status.title'))
  return <Page title={t('status.title')}>{null}</Page>
}
