import { useTranslation } from 'react-i18next'
import { ChartCard } from '@/components/charts/chart-card'
import { longDay, shortDay } from '@/lib/durations'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import type { DayFigures } from '../api/figures'

/** Messages in and out by day. */
export function DailyChart({ rows }: { rows: DayFigures[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const number = (value: number) => count(value, language)
  return (
    <ChartCard
      title={t('home.daily')}
      rows={rows}
      rowKey={(row) => row.day}
      label={(row) => shortDay(row.day, language)}
      format={number}
      series={[
        { id: 'inbound', name: t('home.in'), value: (row) => row.inbound, colour: 'var(--color-accent)' },
        {
          id: 'outbound',
          name: t('home.out'),
          value: (row) => row.outbound,
          colour: 'var(--color-read)',
        },
      ]}
      columns={[
        { id: 'day', header: t('home.day'), primary: true, cell: (row) => longDay(row.day, language) },
        { id: 'inbound', header: t('home.in'), align: 'end', cell: (row) => number(row.inbound) },
        { id: 'outbound', header: t('home.out'), align: 'end', cell: (row) => number(row.outbound) },
      ]}
    />
  )
}
