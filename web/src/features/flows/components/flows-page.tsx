import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Plus, RefreshCw, Workflow } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import { useTitle } from '@/lib/use-title'
import { type Flow, flowsKey, flowsQuery, syncFlows } from '../api/flows'
import { CreateFlowDialog } from './create-flow-dialog'
import { FlowStatus } from './flow-status'
import { Responses } from './responses'

const route = getRouteApi('/signed-in/p/$project/flows')

/** The Flows, and what customers answered. */
export function FlowsPage() {
  const { t } = useTranslation()
  const { project } = useProject()
  const { tab = 'flows' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayManage = useMay()('manageFlows')
  const [creating, setCreating] = useState(false)
  const sync = useAct({
    act: () => syncFlows(project.id),
    refresh: [flowsKey(project.id)],
    onDone: (found) => toast({ kind: 'done', text: t('flows.synced', found) }),
  })
  useTitle(t('flows.title'))
  const create = mayManage ? (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setCreating(true)}>
      {t('flows.create')}
    </Button>
  ) : null
  return (
    <Page
      title={t('flows.title')}
      actions={
        mayManage && tab === 'flows' ? (
          <>
            <Button
              busy={sync.isPending}
              icon={<RefreshCw aria-hidden className="size-4" />}
              onClick={() => sync.mutate()}
            >
              <span className="max-tablet:sr-only">{t('flows.sync')}</span>
            </Button>
            {create}
          </>
        ) : null
      }
      toolbar={
        <Tabs
          label={t('flows.tabs.label')}
          current={tab}
          tabs={(['flows', 'responses'] as const).map((name) => ({ name, text: t(`flows.tabs.${name}`) }))}
          onChange={(name) =>
            void navigate({ search: { tab: name === 'responses' ? 'responses' : undefined } })
          }
        />
      }
    >
      {tab === 'responses' ? <Responses /> : <FlowList create={create} />}
      {creating ? <CreateFlowDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  )
}

function FlowList({ create }: { create: React.ReactNode }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(flowsQuery(project.id))
  return (
    <QueryView
      query={query}
      isEmpty={({ data }) => data.length === 0}
      empty={
        <Notice icon={Workflow} title={t('flows.emptyTitle')} action={create}>
          {t(create ? 'flows.empty' : 'flows.emptyViewer')}
        </Notice>
      }
    >
      {({ data }) => <FlowsTable flows={data} />}
    </QueryView>
  )
}

const CATEGORIES = [
  'SIGN_UP',
  'SIGN_IN',
  'APPOINTMENT_BOOKING',
  'LEAD_GENERATION',
  'CONTACT_US',
  'CUSTOMER_SUPPORT',
  'SURVEY',
  'OTHER',
] as const

function FlowsTable({ flows }: { flows: Flow[] }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const navigate = useNavigate()
  const format = useFormatOptions()
  const now = useNow()
  const moment = (text: string | null) =>
    text === null ? null : (
      <time dateTime={text} title={exactTime(Date.parse(text), format)}>
        {dayAndTime(Date.parse(text), now, format)}
      </time>
    )
  const columns: Column<Flow>[] = [
    {
      id: 'name',
      header: t('flows.name'),
      primary: true,
      cell: (flow) => (
        <Link
          to="/p/$project/flows/$flowId"
          params={{ project: key, flowId: flow.id }}
          className="hover:underline"
        >
          <bdi dir="auto">{flow.name}</bdi>
        </Link>
      ),
    },
    { id: 'status', header: t('flows.status'), cell: (flow) => <FlowStatus status={flow.status} /> },
    {
      id: 'categories',
      header: t('flows.categories'),
      cell: (flow) =>
        CATEGORIES.filter((name) => flow.categories.includes(name))
          .map((name) => t(`flows.categoryNames.${name}`))
          .join('، '),
    },
    {
      id: 'purpose',
      header: t('flows.purpose'),
      cell: (flow) => (flow.purpose ? <Badge>{t('flows.makesRequests')}</Badge> : null),
    },
    { id: 'published', header: t('flows.published'), cell: (flow) => moment(flow.published_at) },
    {
      id: 'changed',
      header: t('flows.changed'),
      align: 'end',
      cell: (flow) => moment(flow.updated_at),
    },
  ]
  return (
    <Table
      label={t('flows.title')}
      columns={columns}
      rows={flows}
      rowKey={({ id }) => id}
      onRow={({ id }) =>
        void navigate({ to: '/p/$project/flows/$flowId', params: { project: key, flowId: id } })
      }
    />
  )
}
