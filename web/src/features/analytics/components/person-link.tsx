import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { useProject } from '@/lib/project'
import type { Person } from '../api/rows'

/** A customer, with the way to the conversation. */
export function PersonLink({ person, conversationId }: { person: Person | null; conversationId: string }) {
  const { t } = useTranslation()
  const { key } = useProject()
  return (
    <Link
      to="/p/$project/inbox/$conversationId"
      params={{ project: key, conversationId }}
      className="hover:underline"
    >
      {person?.name ? (
        <bdi dir="auto">{person.name}</bdi>
      ) : person?.phone_hint ? (
        <Ltr>{person.phone_hint}</Ltr>
      ) : (
        t('common.unknownPerson')
      )}
    </Link>
  )
}
