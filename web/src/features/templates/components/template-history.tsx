import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { templateEventsQuery } from '../api/read-templates'
import { CATEGORIES, STATUSES } from '../model/search'

const QUALITIES = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const

/** What Meta did with a template, newest first. */
export function TemplateHistory({ templateId }: { templateId: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(templateEventsQuery(project.id, templateId))
  const word = (kind: string, value: string | null) => {
    const status = STATUSES.find((one) => one === value)
    const category = CATEGORIES.find((one) => one === value)
    const quality = QUALITIES.find((one) => one === value)
    if (kind === 'status' && status) return t(`templates.statuses.${status}`)
    if (kind === 'category' && category) return t(`templates.categories.${category}`)
    if (kind === 'quality' && quality) return t(`templates.quality.${quality}`)
    return value
  }
  return (
    <Section title={t('templates.history.title')}>
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={2} />}
        isEmpty={(events) => events.length === 0}
        empty={<p className="text-ink-faint text-sm">{t('templates.history.empty')}</p>}
      >
        {(events) => (
          <ol className="divide-y rounded-xl border bg-surface">
            {events.map((event) => {
              const at = Date.parse(event.occurred_at)
              return (
                <li key={event.id} className="flex flex-col gap-0.5 px-4 py-2.5">
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <span className="text-ink-soft">{t(`templates.history.kinds.${event.kind}`)}</span>
                    {event.after ? (
                      <span className="font-medium">{word(event.kind, event.after)}</span>
                    ) : null}
                    <time
                      dateTime={event.occurred_at}
                      title={exactTime(at, options)}
                      className="ms-auto text-ink-faint text-xs"
                    >
                      {dayAndTime(at, now, options)}
                    </time>
                  </span>
                  {event.before ? (
                    <span className="text-ink-faint text-xs">
                      {t('templates.history.before', { value: word(event.kind, event.before) ?? '' })}
                    </span>
                  ) : null}
                  {event.reason && event.reason !== 'NONE' ? (
                    <bdi dir="auto" className="block text-sm">
                      {event.reason}
                    </bdi>
                  ) : null}
                </li>
              )
            })}
          </ol>
        )}
      </QueryView>
    </Section>
  )
}
