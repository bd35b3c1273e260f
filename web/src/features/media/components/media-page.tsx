import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function MediaPage() {
  const { t } = useTranslation()
  useTitle(t('media.title'))
  return <Page title={t('media.title')}>{null}</Page>
}
