import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RangePicker } from '@/components/range-picker'
import { Page } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import { type Days, daysOf, type RangeSearch } from '@/lib/day-ranges'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { useRefreshOnNews } from '@/lib/use-refresh-on-news'
import { useTitle } from '@/lib/use-title'
import { dailyQuery, homeKey, responseTimesQuery, statsQuery } from '../api/figures'
import { Answers } from './answers'
import { Cards, OwnCards } from './cards'
import { DailyChart } from './daily-chart'
import { FirstSteps } from './first-steps'
import { NumbersHealth } from './numbers-health'
import { RecentMessages } from './recent-messages'

const route = getRouteApi('/signed-in/p/$project/home')

/** How things stand: the figures of a range of days, each with the way to what is behind it. */
export function HomePage() {
  const { t } = useTranslation()
  const { project } = useProject()
  const seesFigures = useMay()('seeAnalytics')
  const search = route.useSearch()
  const { timeZone } = useFormatOptions()
  const { from, to } = daysOf(search, useNow(), timeZone)
  const days = useMemo(() => ({ from, to }), [from, to])
  const navigate = route.useNavigate()
  const show = (next: RangeSearch) => void navigate({ search: next })
  useTitle(t('home.title'))
  useRefreshOnNews(useMemo(() => homeKey(project.id), [project.id]))
  return (
    <Page
      title={t('home.title')}
      actions={seesFigures ? <RangePicker search={search} days={days} onShow={show} /> : undefined}
    >
      <FirstSteps />
      {seesFigures ? <Figures days={days} /> : <OwnCards />}
      <div className="grid gap-6 wide:grid-cols-[2fr_1fr]">
        <RecentMessages />
        <NumbersHealth />
      </div>
    </Page>
  )
}

function Figures({ days }: { days: Days }) {
  const { project } = useProject()
  const stats = useQuery({ ...statsQuery(project.id, days), placeholderData: keepPreviousData })
  const daily = useQuery({ ...dailyQuery(project.id, days), placeholderData: keepPreviousData })
  const answers = useQuery({ ...responseTimesQuery(project.id, days), placeholderData: keepPreviousData })
  const chartSkeleton = <Skeleton shape="bubble" className="h-80 w-full" />
  return (
    <>
      <QueryView query={stats} skeleton={<CardsSkeleton />}>
        {(figures) => <Cards stats={figures} />}
      </QueryView>
      <div className="grid gap-6 wide:grid-cols-2">
        <QueryView query={daily} skeleton={chartSkeleton}>
          {(rows) => <DailyChart rows={rows} />}
        </QueryView>
        <QueryView query={answers} skeleton={chartSkeleton}>
          {(rows) => <Answers rows={rows} stats={stats.data} />}
        </QueryView>
      </div>
    </>
  )
}

function CardsSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-3 desktop:grid-cols-4">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <Skeleton key={key} shape="bubble" className="h-24" />
      ))}
    </div>
  )
}
