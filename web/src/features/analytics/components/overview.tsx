import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChartCard } from '@/components/charts/chart-card'
import { Card } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import { duration, longDay, shortDay } from '@/lib/durations'
import { count, percent } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import { type Filter, sumsQuery, type Waiting, waitingQuery } from '../api/analytics'
import { type Sums, total } from '../model/rows'
import { Breakdowns } from './breakdowns'
import { ExportSums } from './export-sums'

/** The sums of the range, day by day, by hour of the day, and how long customers waited. */
export function Overview({ filter }: { filter: Filter }) {
  const daily = useQuery(sumsQuery(filter, 'day'))
  const hours = useQuery(sumsQuery(filter, 'hour_of_day'))
  const waiting = useQuery(waitingQuery(filter, 'day'))
  const skeleton = <Skeleton shape="bubble" className="h-80 w-full" />
  return (
    <>
      <QueryView query={daily} skeleton={<CardsSkeleton />}>
        {(rows) => <Totals rows={rows} />}
      </QueryView>
      <div className="grid gap-6 wide:grid-cols-2">
        <QueryView query={daily} skeleton={skeleton}>
          {(rows) => <Daily rows={rows} filter={filter} />}
        </QueryView>
        <QueryView query={waiting} skeleton={skeleton}>
          {(rows) => <WaitingChart rows={rows} />}
        </QueryView>
        <QueryView query={hours} skeleton={skeleton}>
          {(rows) => <Hours rows={rows} />}
        </QueryView>
        <Breakdowns filter={filter} />
      </div>
    </>
  )
}

const CARDS = ['inbound', 'outbound', 'delivered', 'read', 'failed', 'media', 'templates'] as const

function Totals({ rows }: { rows: Sums[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sums = total(rows)
  const isShare = (name: (typeof CARDS)[number]) => ['delivered', 'read', 'failed'].includes(name)
  return (
    <dl className="grid grid-cols-2 gap-3 tablet:grid-cols-4 wide:grid-cols-7">
      {CARDS.map((name) => (
        <Card key={name} className="flex flex-col gap-0.5 px-4 py-3">
          <dt className="text-ink-soft text-sm">{t(`analytics.${name}`)}</dt>
          <dd className="font-semibold text-xl tabular-nums">{count(sums[name], language)}</dd>
          {isShare(name) && sums.outbound > 0 ? (
            <dd className="text-ink-faint text-xs">
              {t('analytics.share', { percent: percent(sums[name] / sums.outbound, language) })}
            </dd>
          ) : null}
        </Card>
      ))}
    </dl>
  )
}

/** Columns of sums after the one that names the place. */
export function useSumColumns() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (['inbound', 'outbound', 'delivered', 'read', 'failed'] as const).map((name) => ({
    id: name,
    header: t(`analytics.${name}`),
    align: 'end' as const,
    cell: (row: Sums) => <span data-numeric>{count(row[name], language)}</span>,
  }))
}

export function useInAndOut() {
  const { t } = useTranslation()
  return [
    {
      id: 'inbound',
      name: t('analytics.inbound'),
      value: (row: Sums) => row.inbound,
      colour: 'var(--color-accent)',
    },
    {
      id: 'outbound',
      name: t('analytics.outbound'),
      value: (row: Sums) => row.outbound,
      colour: 'var(--color-read)',
    },
  ]
}

function Daily({ rows, filter }: { rows: Sums[]; filter: Filter }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const columns = useSumColumns()
  return (
    <ChartCard
      title={t('analytics.daily')}
      description={<ExportSums filter={filter} />}
      rows={rows}
      rowKey={(row) => row.bucket}
      label={(row) => shortDay(row.bucket, language)}
      format={(value) => count(value, language)}
      series={useInAndOut()}
      columns={[
        {
          id: 'day',
          header: t('analytics.day'),
          primary: true,
          cell: (row) => longDay(row.bucket, language),
        },
        ...columns,
      ]}
    />
  )
}

function Hours({ rows }: { rows: Sums[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const columns = useSumColumns()
  const hour = (row: Sums) => `${row.bucket}:00`
  return (
    <ChartCard
      title={t('analytics.hours')}
      description={t('analytics.hoursNote')}
      rows={rows}
      rowKey={(row) => row.bucket}
      label={hour}
      format={(value) => count(value, language)}
      series={useInAndOut()}
      columns={[
        { id: 'hour', header: t('analytics.hour'), primary: true, cell: (row) => <bdi>{hour(row)}</bdi> },
        ...columns,
      ]}
    />
  )
}

function WaitingChart({ rows }: { rows: Waiting[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const span = (seconds: number | null) => (seconds === null ? '–' : duration(seconds, language))
  return (
    <ChartCard
      title={t('analytics.waiting')}
      description={t('analytics.waitingNote')}
      rows={rows}
      rowKey={(row) => row.bucket}
      label={(row) => shortDay(row.bucket, language)}
      format={span}
      series={[
        {
          id: 'median',
          name: t('analytics.median'),
          value: (row) => row.median,
          colour: 'var(--color-accent)',
        },
        {
          id: 'slowestTenth',
          name: t('analytics.slowestTenth'),
          value: (row) => row.slowestTenth,
          colour: 'var(--color-line-strong)',
        },
      ]}
      columns={[
        {
          id: 'day',
          header: t('analytics.day'),
          primary: true,
          cell: (row) => longDay(row.bucket, language),
        },
        { id: 'answers', header: t('analytics.answers'), align: 'end', cell: (row) => row.answers },
        { id: 'median', header: t('analytics.median'), align: 'end', cell: (row) => span(row.median) },
        {
          id: 'slowestTenth',
          header: t('analytics.slowestTenth'),
          align: 'end',
          cell: (row) => span(row.slowestTenth),
        },
      ]}
    />
  )
}

function CardsSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-3 tablet:grid-cols-4 wide:grid-cols-7">
      {CARDS.map((name) => (
        <Skeleton key={name} shape="bubble" className="h-20" />
      ))}
    </div>
  )
}
