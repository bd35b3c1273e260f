import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function DevelopersPage() {
  const { t } = useTranslation()
  useTitle(t('developers.title'))
  return <Page title={t('developers.title')}>{null}</Page>
}
