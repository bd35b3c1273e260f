import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { dayAndTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useNow } from '@/lib/use-now'
import { useMerge } from '../api/change-contact'
import { mergesQuery } from '../api/read-contact'
import { Part } from './part'
import { PersonName } from './person'

/** Who was merged into this contact; the latest merge can be taken back. */
export function MergedIn({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const now = useNow()
  const failed = useFailed()
  const options = useFormatOptions()
  const { project, scope } = useProject()
  const { data: merges = [] } = useQuery({
    ...mergesQuery(project.id, contactId),
    enabled: may('mergeContacts') && scope === 'all',
  })
  const { unmerge } = useMerge(contactId)
  if (merges.length === 0) return null
  return (
    <Part title={t('contacts.merge.list')}>
      <ul className="divide-y rounded-lg border">
        {merges.map((merge, index) => (
          <li key={merge.id} className="flex items-center gap-2 px-3 py-2">
            <span className="min-w-0 flex-1">
              <span className="line-auto">
                {merge.merged ? <PersonName contact={merge.merged} /> : t('common.unknownPerson')}
              </span>
              <time dateTime={merge.merged_at} className="block text-ink-faint text-xs">
                {dayAndTime(Date.parse(merge.merged_at), now, options)}
              </time>
            </span>
            {index === 0 ? (
              <Button
                size="sm"
                busy={unmerge.isPending}
                onClick={() =>
                  unmerge.mutate(merge.id, {
                    onSuccess: () => toast({ kind: 'done', text: t('contacts.merge.undone') }),
                    onError: failed,
                  })
                }
              >
                {t('contacts.merge.takeApart')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}
