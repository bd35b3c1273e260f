import { useQuery } from '@tanstack/react-query'
import { MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { exactTime, preciseTime } from '@/lib/format'
import { plainPreview } from '@/lib/plain-preview'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import type { Filter } from '../api/analytics'
import { allMessages, type MessageRow, messagesQuery, PAGE_SIZE } from '../api/rows'
import { ExportRows } from './export-rows'
import { MessageStatus, MessageType } from './message-words'
import { PersonLink } from './person-link'

/** The messages of the range, newest first. */
export function MessagesTable(props: { filter: Filter; page: number; onPage: (page: number) => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(messagesQuery(props.filter, project, props.page))
  const columns = useColumns()
  return (
    <>
      <div className="flex justify-end">
        <ExportRows
          filename={`messages-${props.filter.days.from}-${props.filter.days.to}.csv`}
          read={(onRead) => allMessages(props.filter, project, onRead)}
          columns={FILE}
        />
      </div>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice icon={MessageCircle} title={t('analytics.emptyTitle')}>
            {t('analytics.empty')}
          </Notice>
        }
      >
        {({ rows, total }) => (
          <>
            <Table
              label={t('analytics.tabs.messages')}
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

/** What the file holds: Meta's and the database's own words, for programs and for formulas. */
const FILE: { name: string; value: (row: MessageRow) => string | null }[] = [
  { name: 'occurred_at', value: (row) => row.occurred_at },
  { name: 'direction', value: (row) => row.direction },
  { name: 'contact', value: (row) => row.contact?.name ?? row.contact?.phone_hint ?? null },
  { name: 'type', value: (row) => row.type },
  { name: 'status', value: (row) => row.status },
  { name: 'text', value: (row) => row.text },
  { name: 'conversation_id', value: (row) => row.conversation_id },
  { name: 'message_id', value: (row) => row.id },
]

function useColumns(): Column<MessageRow>[] {
  const { t } = useTranslation()
  const { project } = useProject()
  const format = useFormatOptions()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  return [
    {
      id: 'contact',
      header: t('analytics.contact'),
      primary: true,
      cell: (row) => <PersonLink person={row.contact} conversationId={row.conversation_id} />,
    },
    {
      id: 'content',
      header: t('analytics.content'),
      className: 'max-w-0 w-2/5 max-tablet:w-auto max-tablet:max-w-none',
      cell: (row) => (
        <bdi dir="auto" className="tablet:line-auto">
          {plainPreview(row, format.language)}
        </bdi>
      ),
    },
    {
      id: 'direction',
      header: t('analytics.direction'),
      cell: (row) => t(row.direction === 'inbound' ? 'analytics.inbound' : 'analytics.outbound'),
    },
    { id: 'type', header: t('analytics.type'), cell: (row) => <MessageType type={row.type} /> },
    {
      id: 'sender',
      header: t('analytics.sender'),
      cell: (row) => {
        const name = members.find(({ id }) => id === row.sender_id)?.name
        return name ? <bdi dir="auto">{name}</bdi> : null
      },
    },
    { id: 'state', header: t('analytics.state'), cell: (row) => <MessageStatus status={row.status} /> },
    {
      id: 'time',
      header: t('analytics.time'),
      align: 'end',
      className: 'whitespace-nowrap',
      cell: (row) => (
        <time dateTime={row.occurred_at} title={exactTime(Date.parse(row.occurred_at), format)}>
          {preciseTime(Date.parse(row.occurred_at), format)}
        </time>
      ),
    },
  ]
}
