import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowRight, Workflow } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Tabs } from '@/components/ui/tabs'
import { ApiProblem } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useTitle } from '@/lib/use-title'
import { flowQuery } from '../api/flows'
import { FlowActs } from './flow-acts'
import { FlowStatus } from './flow-status'
import { Responses } from './responses'
import { Versions } from './versions'

const Designer = lazy(async () => ({ default: (await import('./designer')).Designer }))
const route = getRouteApi('/signed-in/p/$project/flows/$flowId')

/** One Flow: its design beside the phone, and what was answered. */
export function FlowPage() {
  const { t } = useTranslation()
  const { key } = useProject()
  const { flowId } = route.useParams()
  const { tab = 'editor' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(flowQuery(flowId))
  const flow = query.data
  useTitle(flow?.name ?? t('flows.title'))
  const isGone = query.error instanceof ApiProblem && query.error.status === 404
  return (
    <Page
      before={
        <Link
          to="/p/$project/flows"
          params={{ project: key }}
          aria-label={t('flows.back')}
          className={iconButtonClass}
        >
          <ArrowRight aria-hidden className="size-5 ltr:-scale-x-100" />
        </Link>
      }
      title={
        <span className="inline-flex items-center gap-2">
          <bdi dir="auto">{flow?.name ?? t('flows.title')}</bdi>
          {flow ? <FlowStatus status={flow.status} /> : null}
        </span>
      }
      actions={flow ? <FlowActs flow={flow} /> : null}
      toolbar={
        <Tabs
          label={t('flows.tabs.label')}
          current={tab}
          tabs={(['editor', 'versions', 'responses'] as const).map((name) => ({
            name,
            text: t(`flows.tabs.${name}`),
          }))}
          onChange={(name) => void navigate({ search: { tab: name === 'editor' ? undefined : name } })}
        />
      }
    >
      {isGone ? (
        <Notice icon={Workflow} title={t('flows.notFoundTitle')}>
          {t('flows.notFound')}
        </Notice>
      ) : tab === 'responses' ? (
        <Responses flowId={flowId} />
      ) : tab === 'versions' ? (
        <QueryView query={query}>{(one) => <Versions flow={one} />}</QueryView>
      ) : (
        <QueryView query={query}>
          {(one) => (
            <Suspense fallback={<RowsSkeleton />}>
              <Designer key={one.id} flow={one} />
            </Suspense>
          )}
        </QueryView>
      )}
    </Page>
  )
}
