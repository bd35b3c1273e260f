import { useTranslation } from 'react-i18next'
import { ChartCard } from '@/components/charts/chart-card'
import { duration, longDay, shortDay } from '@/lib/durations'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import type { DayAnswers, Stats } from '../api/figures'

/** How long customers waited for an answer. */
export function Answers({ rows, stats }: { rows: DayAnswers[]; stats: Stats | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const span = (seconds: number) => duration(seconds, language)
  const all = stats?.response_seconds
  return (
    <ChartCard
      title={t('home.responseTimes')}
      description={
        all && all.median !== null && all.average !== null
          ? t('home.responseSummary', { median: span(all.median), average: span(all.average) })
          : t('home.noAnswers')
      }
      rows={rows}
      rowKey={(row) => row.day}
      label={(row) => shortDay(row.day, language)}
      format={span}
      series={[
        { id: 'median', name: t('home.median'), value: (row) => row.median, colour: 'var(--color-accent)' },
      ]}
      columns={[
        { id: 'day', header: t('home.day'), primary: true, cell: (row) => longDay(row.day, language) },
        {
          id: 'median',
          header: t('home.median'),
          align: 'end',
          cell: (row) => (row.median === null ? '–' : span(row.median)),
        },
        {
          id: 'answers',
          header: t('home.answers'),
          align: 'end',
          cell: (row) => count(row.answers, language),
        },
      ]}
    />
  )
}
