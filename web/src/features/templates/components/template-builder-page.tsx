import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function TemplateBuilderPage() {
  const { t } = useTranslation()
  useTitle(t('templates.title'))
  return <Page title={t('templates.title')}>{null}</Page>
}
