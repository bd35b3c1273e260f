import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/ui/notice'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { dayAndTime, exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { tagsQuery } from '../api/project-lists'
import { type HappeningRow, TOLD, timelineQuery } from '../api/read-contact'

/** What happened with him, newest first. */
export function ContactTimeline({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(timelineQuery(project.id, contactId))
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const { data: tags = [] } = useQuery(tagsQuery(project.id))
  const actor = ({ data }: HappeningRow) => members.find(({ id }) => id === data.actor_id)?.name
  const subject = ({ data }: HappeningRow) =>
    typeof data.reference === 'string' ? data.reference : tags.find(({ id }) => id === data.tag_id)?.name
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={5} />}
      isEmpty={(rows) => rows.length === 0}
      empty={
        <Notice icon={History} title={t('contacts.timeline.emptyTitle')}>
          {t('contacts.timeline.empty')}
        </Notice>
      }
    >
      {(rows) => (
        <ol className="flex flex-col gap-4 border-s ps-4">
          {rows.map((row) => {
            const at = Date.parse(row.created_at)
            const type = TOLD.find((one) => one === row.type)
            const who = actor(row)
            const what = subject(row)
            return (
              <li key={row.id} className="relative flex flex-col gap-0.5">
                <span
                  aria-hidden
                  className="-start-5 absolute inset-bs-1.5 size-2 rounded-full bg-line-strong"
                />
                <span>
                  {type ? t(`contacts.timeline.types.${type.replace('.', '_') as Told}`) : null}
                  {what ? (
                    <>
                      {' '}
                      <bdi dir="auto" className="font-medium">
                        {what}
                      </bdi>
                    </>
                  ) : null}
                </span>
                <span className="text-ink-faint text-xs">
                  {who ? (
                    <>
                      <bdi dir="auto">{who}</bdi>
                      {' · '}
                    </>
                  ) : null}
                  <time dateTime={row.created_at} title={exactTime(at, options)}>
                    {dayAndTime(at, now, options)}
                  </time>
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </QueryView>
  )
}

type Underscored<Type> = Type extends `${infer Subject}.${infer Verb}` ? `${Subject}_${Verb}` : never
type Told = Underscored<(typeof TOLD)[number]>
