import { useQuery } from '@tanstack/react-query'
import { MessagesSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { duration } from '@/lib/durations'
import { dayAndTime, exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import type { Filter } from '../api/analytics'
import { allConversations, type ConversationRow, conversationsQuery, PAGE_SIZE } from '../api/rows'
import { ExportRows } from './export-rows'
import { PersonLink } from './person-link'

/** The conversations in which somebody wrote within the range. */
export function ConversationsTable(props: { filter: Filter; page: number; onPage: (page: number) => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(conversationsQuery(props.filter, project, props.page))
  const columns = useColumns()
  return (
    <>
      <div className="flex justify-end">
        <ExportRows
          filename={`conversations-${props.filter.days.from}-${props.filter.days.to}.csv`}
          read={(onRead) => allConversations(props.filter, project, onRead)}
          columns={FILE}
        />
      </div>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice icon={MessagesSquare} title={t('analytics.emptyTitle')}>
            {t('analytics.empty')}
          </Notice>
        }
      >
        {({ rows, total }) => (
          <>
            <Table
              label={t('analytics.tabs.conversations')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              busy={query.isPlaceholderData}
            />
            <Pager page={props.page} pageSize={PAGE_SIZE} total={total} onPage={props.onPage} />
          </>
        )}
      </QueryView>
    </>
  )
}

/** How long the customer waited for the first answer; null while he has none. */
function firstResponseSeconds(row: ConversationRow): number | null {
  if (row.first_response_at === null) return null
  return Math.max(0, (Date.parse(row.first_response_at) - Date.parse(row.created_at)) / 1000)
}

const FILE: { name: string; value: (row: ConversationRow) => string | number | null }[] = [
  { name: 'conversation_id', value: (row) => row.id },
  { name: 'contact', value: (row) => row.contact?.name ?? row.contact?.phone_hint ?? null },
  { name: 'status', value: (row) => row.status },
  { name: 'created_at', value: (row) => row.created_at },
  { name: 'last_message_at', value: (row) => row.last_message_at },
  { name: 'first_response_seconds', value: (row) => firstResponseSeconds(row) },
  { name: 'assignee_id', value: (row) => row.assignee_id },
]

function useColumns(): Column<ConversationRow>[] {
  const { t } = useTranslation()
  const { project } = useProject()
  const format = useFormatOptions()
  const now = useNow()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const moment = (text: string | null) =>
    text === null ? null : (
      <time dateTime={text} title={exactTime(Date.parse(text), format)}>
        {dayAndTime(Date.parse(text), now, format)}
      </time>
    )
  return [
    {
      id: 'contact',
      header: t('analytics.contact'),
      primary: true,
      cell: (row) => <PersonLink person={row.contact} conversationId={row.id} />,
    },
    {
      id: 'state',
      header: t('analytics.state'),
      cell: (row) => (
        <Badge tone={row.status === 'open' ? 'good' : 'neutral'}>{t(`statuses.${row.status}`)}</Badge>
      ),
    },
    { id: 'started', header: t('analytics.started'), cell: (row) => moment(row.created_at) },
    { id: 'last', header: t('analytics.lastMessage'), cell: (row) => moment(row.last_message_at) },
    {
      id: 'response',
      header: t('analytics.firstResponse'),
      cell: (row) => {
        const seconds = firstResponseSeconds(row)
        return seconds === null ? null : duration(seconds, format.language)
      },
    },
    {
      id: 'assignee',
      header: t('analytics.assignee'),
      cell: (row) => {
        const name = members.find(({ id }) => id === row.assignee_id)?.name
        return name ? <bdi dir="auto">{name}</bdi> : null
      },
    },
  ]
}
