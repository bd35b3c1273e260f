import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { useProject } from '@/lib/project'
import { identitiesQuery } from '../../api/list-identities'
import { numbersQuery } from '../../api/list-numbers'
import type { ConversationRow } from '../../api/rows'

/** Which of our numbers answers, and which of the customer's, where there is more than one. */
export function AnsweringAs({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: numbers } = useQuery(numbersQuery(project.id))
  const { data: identities } = useQuery(identitiesQuery(project.id, conversation.contact_id))
  const ours = numbers?.find(({ id }) => id === conversation.whatsapp_number_id)
  const phones = identities?.filter(({ kind }) => kind === 'wa_id') ?? []
  const several = (numbers?.length ?? 0) > 1
  if (!(several && ours) && phones.length < 2) return null
  // Messages go to the number that he has shown last.
  const theirs = phones.at(-1)
  return (
    <p className="flex flex-wrap gap-x-3 px-2 pb-1 text-ink-soft text-xs" data-testid="answering-as">
      {several && ours ? (
        <span>
          {t('composer.from')} <bdi dir="auto">{ours.name ?? ours.verified_name}</bdi>{' '}
          <Ltr>{ours.display_phone_number}</Ltr>
        </span>
      ) : null}
      {phones.length > 1 && theirs ? (
        <span>
          {t('composer.to')} <Ltr>{`+${theirs.value}`}</Ltr>
        </span>
      ) : null}
    </p>
  )
}
