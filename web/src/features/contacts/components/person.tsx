import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'

/** The name of a person on one line; without one, what may be shown of his number. */
export function PersonName({ contact }: { contact: { name: string | null; phone_hint: string | null } }) {
  const { t } = useTranslation()
  if (!contact.name && contact.phone_hint) return <Ltr>{contact.phone_hint}</Ltr>
  return <bdi dir="auto">{contact.name ?? t('common.unknownPerson')}</bdi>
}
