import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RangePicker } from '@/components/range-picker'
import { Select } from '@/components/ui/field'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Page } from '@/components/ui/page'
import { Tabs } from '@/components/ui/tabs'
import { daysOf } from '@/lib/day-ranges'
import { membersQuery, useFormatOptions, useMay, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { useTitle } from '@/lib/use-title'
import type { Filter } from '../api/analytics'
import { numberNamesQuery } from '../api/names'
import type { AnalyticsSearch } from '../model/search'
import { ConversationsTable } from './conversations-table'
import { MessagesTable } from './messages-table'
import { Overview } from './overview'

const route = getRouteApi('/signed-in/p/$project/analytics')

/** Figures of a range of days: sums and charts, or the messages and conversations themselves. */
export function AnalyticsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const { project } = useProject()
  const { timeZone } = useFormatOptions()
  const search: AnalyticsSearch = route.useSearch()
  const navigate = route.useNavigate()
  const { from, to } = daysOf(search, useNow(), timeZone)
  const filter = useMemo<Filter>(
    () => ({ projectId: project.id, days: { from, to }, number: search.number, member: search.member }),
    [project.id, from, to, search.number, search.member],
  )
  useTitle(t('analytics.title'))
  if (!may('seeAnalytics')) return <NotAllowed />

  const { tab = 'overview', number, member } = search
  const show = (change: AnalyticsSearch) => void navigate({ search: change })
  const onPage = (page: number) => show({ ...search, page })
  return (
    <Page
      title={t('analytics.title')}
      actions={
        <RangePicker
          search={search}
          days={filter.days}
          onShow={(range) => show({ tab: search.tab, number, member, ...range })}
        />
      }
      toolbar={
        <Tabs
          label={t('analytics.tabs.label')}
          current={tab}
          tabs={(['overview', 'messages', 'conversations'] as const).map((name) => ({
            name,
            text: t(`analytics.tabs.${name}`),
          }))}
          onChange={(name) =>
            show({ ...search, page: undefined, tab: name === 'overview' ? undefined : name })
          }
        />
      }
    >
      <Filters search={search} onShow={(change) => show({ ...search, page: undefined, ...change })} />
      {tab === 'overview' ? <Overview filter={filter} /> : null}
      {tab === 'messages' ? <MessagesTable filter={filter} page={search.page ?? 1} onPage={onPage} /> : null}
      {tab === 'conversations' ? (
        <ConversationsTable filter={filter} page={search.page ?? 1} onPage={onPage} />
      ) : null}
    </Page>
  )
}

function Filters(props: { search: AnalyticsSearch; onShow: (change: AnalyticsSearch) => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const { data: numbers = [] } = useQuery(numberNamesQuery(project.id))
  const { search, onShow } = props
  return (
    <div className="flex flex-wrap items-center gap-2">
      {numbers.length > 1 ? (
        <Select
          label={t('analytics.number')}
          value={search.number ?? ''}
          onChange={(event) => onShow({ number: event.target.value || undefined })}
        >
          <option value="">{t('analytics.allNumbers')}</option>
          {numbers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
      <Select
        label={t('analytics.member')}
        value={search.member ?? ''}
        onChange={(event) => onShow({ member: event.target.value || undefined })}
      >
        <option value="">{t('analytics.allMembers')}</option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {search.member ? <p className="text-ink-soft text-sm">{t('analytics.memberNote')}</p> : null}
    </div>
  )
}
