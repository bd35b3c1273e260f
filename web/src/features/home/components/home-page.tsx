import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function HomePage() {
  const { t } = useTranslation()
  useTitle(t('home.title'))
  return <Page title={t('home.title')}>{null}</Page>
}
