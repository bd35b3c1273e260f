import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { Card } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import { duration } from '@/lib/durations'
import { count } from '@/lib/format'
import { membersQuery, useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { type Filter, sumsQuery, waitingQuery } from '../api/analytics'
import { numberNamesQuery, templateNamesQuery } from '../api/names'
import type { Sums } from '../model/rows'
import { MessageType } from './message-words'

/** The sums by who, which number, which template and which kind. */
export function Breakdowns({ filter }: { filter: Filter }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const language = useLanguage()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const { data: numbers = [] } = useQuery(numberNamesQuery(project.id))
  const { data: templates } = useQuery(templateNamesQuery(project.id))
  const { data: waiting = [] } = useQuery(waitingQuery(filter, 'member'))

  const memberName = (id: string) =>
    id === 'none'
      ? t('analytics.automatic')
      : (members.find((one) => one.id === id)?.name ?? t('analytics.formerMember'))
  const median = (id: string) => {
    const seconds = waiting.find(({ bucket }) => bucket === id)?.median
    return seconds == null ? null : duration(seconds, language)
  }
  return (
    <>
      <Breakdown
        title={t('analytics.byMember')}
        filter={filter}
        by="member"
        value={(row) => row.outbound}
        name={(id) => <bdi dir="auto">{memberName(id)}</bdi>}
        note={(row) => median(row.bucket)}
      />
      {numbers.length > 1 ? (
        <Breakdown
          title={t('analytics.byNumber')}
          filter={filter}
          by="number"
          value={(row) => row.inbound + row.outbound}
          name={(id) => <bdi dir="auto">{numbers.find((one) => one.id === id)?.name ?? id.slice(0, 8)}</bdi>}
        />
      ) : null}
      <Breakdown
        title={t('analytics.byTemplate')}
        filter={filter}
        by="template"
        value={(row) => row.templates}
        name={(id) =>
          id === 'none' ? (
            t('analytics.noTemplate')
          ) : (
            <Ltr className="font-mono text-xs">{templates?.get(id) ?? t('analytics.goneTemplate')}</Ltr>
          )
        }
      />
      <Breakdown
        title={t('analytics.byType')}
        filter={filter}
        by="type"
        value={(row) => row.inbound + row.outbound}
        name={(type) => <MessageType type={type} />}
      />
    </>
  )
}

const MOST = 8

/** A list with a bar behind each figure, the largest first. What has nothing to count is left out. */
function Breakdown(props: {
  title: string
  filter: Filter
  by: 'member' | 'number' | 'template' | 'type'
  value: (row: Sums) => number
  name: (bucket: string) => ReactNode
  note?: (row: Sums) => string | null
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(sumsQuery(props.filter, props.by))
  return (
    <Card className="flex min-w-0 flex-col gap-3 p-4">
      <h2 className="font-semibold text-base">{props.title}</h2>
      <QueryView query={query} skeleton={<Skeleton shape="bubble" className="h-40 w-full" />}>
        {(rows) => {
          const shown = rows
            .filter((row) => props.value(row) > 0)
            .sort((a, b) => props.value(b) - props.value(a))
            .slice(0, MOST)
          const most = Math.max(1, ...shown.map(props.value))
          if (shown.length === 0) {
            return <p className="py-6 text-center text-ink-faint text-sm">{t('analytics.emptyTitle')}</p>
          }
          return (
            <ul className="flex flex-col gap-2.5">
              {shown.map((row) => (
                <li key={row.bucket} className="flex flex-col gap-1 text-sm">
                  <span className="flex items-baseline gap-3">
                    <span className="min-w-0 flex-1 truncate">{props.name(row.bucket)}</span>
                    {props.note?.(row) ? (
                      <span className="text-ink-faint text-xs">{props.note(row)}</span>
                    ) : null}
                    <span className="font-medium tabular-nums">{count(props.value(row), language)}</span>
                  </span>
                  <span className="h-1.5 overflow-hidden rounded-full bg-sunken">
                    <span
                      className="block h-full rounded-full bg-accent"
                      style={{ width: `${(props.value(row) / most) * 100}%` }}
                    />
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryView>
    </Card>
  )
}
