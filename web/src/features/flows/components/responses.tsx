import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ClipboardList, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { saveBlob } from '@/lib/save-blob'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import { contactNamesQuery } from '../api/contact-names'
import { type FlowResponse, flowsQuery, responsesFile, responsesQuery } from '../api/flows'

/** What customers answered, of one Flow or of all. */
export function Responses({ flowId }: { flowId?: string }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const may = useMay()
  const [chosen, setChosen] = useState('')
  const wanted = flowId ?? (chosen || undefined)
  const query = useInfiniteQuery(responsesQuery(project.id, wanted))
  const { data: flows } = useQuery(flowsQuery(project.id))
  const save = useAct({
    act: () => responsesFile(project.id, wanted),
    refresh: [],
    onDone: (file) => saveBlob(file, 'flow-responses.csv'),
  })
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {flowId === undefined ? (
          <Select label={t('flows.flow')} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('flows.allFlows')}</option>
            {flows?.data.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        ) : null}
        <span className="flex-1" />
        {may('exportContacts') ? (
          <Button
            size="sm"
            busy={save.isPending}
            icon={<Download aria-hidden className="size-4" />}
            onClick={() => save.mutate()}
          >
            {t('flows.export')}
          </Button>
        ) : null}
      </div>
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ data }) => data.length === 0)}
        empty={
          <Notice icon={ClipboardList} title={t('flows.responsesEmptyTitle')}>
            {t('flows.responsesEmpty')}
          </Notice>
        }
      >
        {({ pages }) => (
          <>
            <ResponsesTable rows={pages.flatMap(({ data }) => data)} />
            {query.hasNextPage ? (
              <Button
                className="self-center"
                busy={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('common.more')}
              </Button>
            ) : null}
          </>
        )}
      </QueryView>
    </>
  )
}

function ResponsesTable({ rows }: { rows: FlowResponse[] }) {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const format = useFormatOptions()
  const now = useNow()
  const { data: flows } = useQuery(flowsQuery(project.id))
  const { data: names } = useQuery(contactNamesQuery(rows.map(({ contact_id }) => contact_id)))
  const columns: Column<FlowResponse>[] = [
    {
      id: 'customer',
      header: t('flows.customer'),
      primary: true,
      className: 'align-top',
      cell: (row) => (
        <Link
          to="/p/$project/inbox/$conversationId"
          params={{ project: key, conversationId: row.conversation_id }}
          className="hover:underline"
        >
          <bdi dir="auto">{names?.get(row.contact_id) ?? t('common.unknownPerson')}</bdi>
        </Link>
      ),
    },
    {
      id: 'flow',
      header: t('flows.flow'),
      className: 'align-top',
      cell: (row) => <bdi dir="auto">{flows?.data.find(({ id }) => id === row.flow_id)?.name ?? '–'}</bdi>,
    },
    { id: 'fields', header: t('flows.fields'), cell: (row) => <Fields row={row} /> },
    {
      id: 'request',
      header: t('flows.request'),
      className: 'align-top',
      cell: (row) =>
        row.request ? (
          <Link
            to="/p/$project/requests"
            params={{ project: key }}
            search={{ request: row.request.id }}
            className="text-accent-ink"
          >
            <Ltr>{row.request.reference}</Ltr>
          </Link>
        ) : null,
    },
    {
      id: 'at',
      header: t('flows.answeredAt'),
      align: 'end',
      className: 'whitespace-nowrap align-top',
      cell: (row) => (
        <time dateTime={row.occurred_at} title={exactTime(Date.parse(row.occurred_at), format)}>
          {dayAndTime(Date.parse(row.occurred_at), now, format)}
        </time>
      ),
    },
  ]
  return <Table label={t('flows.tabs.responses')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** Each field with what was answered; those that do not fit the Flow are named. */
function Fields({ row }: { row: FlowResponse }) {
  const { t } = useTranslation()
  const shown = Object.entries(row.data).filter(([name]) => name !== 'flow_token')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        {shown.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">
              <Ltr className="font-mono text-xs">{name}</Ltr>
            </dt>
            <dd className="min-w-0 break-words">
              <bdi dir="auto">{valueText(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {row.problems.length > 0 ? (
        <Badge tone="warn">
          {t('flows.problems')} <Ltr>{row.problems.map(({ field }) => field).join(', ')}</Ltr>
        </Badge>
      ) : null}
    </div>
  )
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) {
    return value.every((one) => typeof one === 'string') ? value.join('، ') : String(value.length)
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
