import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function NumberPage() {
  const { t } = useTranslation()
  useTitle(t('numbers.title'))
  return <Page title={t('numbers.title')}>{null}</Page>
}
