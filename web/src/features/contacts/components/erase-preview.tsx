import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { erasureQuery } from '../api/read-contact'

const KINDS = ['messages', 'media', 'notes', 'requests', 'identities'] as const

/** How much goes with a person, before anybody decides. */
export function ErasePreview({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const query = useQuery(erasureQuery(project.id, contactId))
  return (
    <QueryView query={query} skeleton={<RowsSkeleton rows={2} />}>
      {(goes) => (
        <div className="mt-3 flex flex-col gap-2 rounded-lg bg-danger-soft px-3 py-2.5 text-danger text-sm">
          <dl data-testid="erase-preview" className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
            {KINDS.map((kind) => (
              <div key={kind} className="contents">
                <dt>{t(`contacts.erase.kinds.${kind}`)}</dt>
                <dd data-kind={kind} className="text-end font-medium tabular-nums">
                  {count(goes[kind], language)}
                </dd>
              </div>
            ))}
          </dl>
          {goes.merged > 0 ? <p>{t('contacts.erase.merged', { count: goes.merged })}</p> : null}
        </div>
      )}
    </QueryView>
  )
}
