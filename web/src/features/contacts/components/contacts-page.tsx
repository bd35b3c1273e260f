import { useTranslation } from 'react-i18next'
import { Page } from '@/components/ui/page'
import { useTitle } from '@/lib/use-title'

export function ContactsPage() {
  const { t } = useTranslation()
  useTitle(t('contacts.title'))
  return <Page title={t('contacts.title')}>{null}</Page>
}
