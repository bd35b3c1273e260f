import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import type { ContactRow } from '../api/rows'

/** The name of a person on one line; without one, what may be shown of his number. */
export function ContactName({ contact }: { contact: ContactRow | null }) {
  const { t } = useTranslation()
  if (!contact?.name && contact?.phone_hint) {
    return (
      <span className="block truncate">
        <Ltr>{contact.phone_hint}</Ltr>
      </span>
    )
  }
  return (
    <bdi dir="auto" className="line-auto">
      {contact?.name ?? t('common.unknownPerson')}
    </bdi>
  )
}

/** The name as plain words, for labels. */
export function contactLabel(contact: ContactRow | null, unknown: string): string {
  return contact?.name ?? contact?.phone_hint ?? unknown
}
