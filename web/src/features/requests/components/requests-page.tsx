import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ClipboardList } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Select } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { SearchField } from '@/components/ui/search-field'
import { type Column, Table } from '@/components/ui/table'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { useRefreshOnNews } from '@/lib/use-refresh-on-news'
import { useTitle } from '@/lib/use-title'
import { PAGE_SIZE, type RequestRow, requestsKey, requestsQuery } from '../api/requests'
import { type RequestsSearch, STATUSES } from '../model/request'
import { RequestSheet } from './request-sheet'
import { RequestStatus, ServiceType, Visit } from './request-words'

const route = getRouteApi('/signed-in/p/$project/requests')

/** What customers asked for with the maintenance form: the list, and one request beside it. */
export function RequestsPage() {
  const { t } = useTranslation()
  const { project } = useProject()
  const search: RequestsSearch = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(requestsQuery(project.id, search))
  useTitle(t('requests.title'))
  useRefreshOnNews(useMemo(() => requestsKey(project.id), [project.id]))
  const show = (change: RequestsSearch) => void navigate({ search: { ...search, ...change } })
  const isFiltered = Boolean(search.status ?? search.q)
  return (
    <Page title={t('requests.title')}>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label={t('requests.search')}
          value={search.q}
          onSearch={(q) => show({ q, page: undefined })}
          className="w-full tablet:w-80"
        />
        <Select
          label={t('requests.status')}
          value={search.status ?? ''}
          onChange={(event) =>
            show({ status: STATUSES.find((status) => status === event.target.value), page: undefined })
          }
        >
          <option value="">{`${t('requests.status')}: ${t('common.all')}`}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`requests.statuses.${status}`)}
            </option>
          ))}
        </Select>
      </div>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={isFiltered ? <NoMatch /> : <NoRequests />}
      >
        {({ rows, total }) => (
          <>
            <RequestsTable
              rows={rows}
              busy={query.isPlaceholderData}
              onOpen={({ id }) => show({ request: id })}
            />
            <Pager
              page={search.page ?? 1}
              pageSize={PAGE_SIZE}
              total={total}
              onPage={(page) => show({ page })}
            />
          </>
        )}
      </QueryView>
      {search.request ? (
        <RequestSheet id={search.request} onClose={() => show({ request: undefined })} />
      ) : null}
    </Page>
  )
}

function NoMatch() {
  const { t } = useTranslation()
  return (
    <Notice icon={ClipboardList} title={t('requests.noMatchTitle')}>
      {t('requests.noMatch')}
    </Notice>
  )
}

function NoRequests() {
  const { t } = useTranslation()
  const { key } = useProject()
  return (
    <Notice
      icon={ClipboardList}
      title={t('requests.emptyTitle')}
      action={
        <Link to="/p/$project/flows" params={{ project: key }} className="font-medium text-accent-ink">
          {t('requests.toFlows')}
        </Link>
      }
    >
      {t('requests.empty')}
    </Notice>
  )
}

function RequestsTable(props: { rows: RequestRow[]; busy: boolean; onOpen: (row: RequestRow) => void }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const now = useNow()
  const columns: Column<RequestRow>[] = [
    {
      id: 'reference',
      header: t('requests.reference'),
      primary: true,
      className: 'whitespace-nowrap',
      cell: (row) => (
        <button type="button" onClick={() => props.onOpen(row)} className="text-start">
          <Ltr>{row.reference}</Ltr>
        </button>
      ),
    },
    {
      id: 'customer',
      header: t('requests.customer'),
      cell: ({ contact }) =>
        contact?.name ? <bdi dir="auto">{contact.name}</bdi> : <Ltr>{contact?.phone_hint}</Ltr>,
    },
    {
      id: 'service',
      header: t('requests.service'),
      cell: (row) => <ServiceType type={row.service_type} />,
    },
    {
      id: 'description',
      header: t('requests.description'),
      className: 'max-w-0 w-1/3 max-tablet:w-auto max-tablet:max-w-none',
      cell: (row) => (
        <bdi dir="auto" className="line-auto">
          {row.description}
        </bdi>
      ),
    },
    {
      id: 'visit',
      header: t('requests.visit'),
      className: 'whitespace-nowrap',
      cell: (row) => <Visit date={row.preferred_date} time={row.preferred_time} />,
    },
    {
      id: 'status',
      header: t('requests.status'),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <RequestStatus status={row.status} />
          {row.confirmation_state === 'failed' ? <Badge tone="danger">{t('requests.notTold')}</Badge> : null}
        </span>
      ),
    },
    {
      id: 'created',
      header: t('requests.created'),
      align: 'end',
      className: 'whitespace-nowrap',
      cell: (row) => (
        <time dateTime={row.created_at} title={exactTime(Date.parse(row.created_at), format)}>
          {dayAndTime(Date.parse(row.created_at), now, format)}
        </time>
      ),
    },
  ]
  return (
    <Table
      label={t('requests.title')}
      columns={columns}
      rows={props.rows}
      rowKey={({ id }) => id}
      onRow={props.onOpen}
      busy={props.busy}
    />
  )
}
