import { ChartColumn, Table2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { Card } from '@/components/ui/page'
import { Skeleton } from '@/components/ui/skeleton'
import { type Column, Table } from '@/components/ui/table'
import type { Bars } from './bar-chart'

const BarChart = lazy(async () => ({ default: (await import('./bar-chart')).BarChart }))

/** Figures that people compare: a chart, and the same as a table for who reads or copies them. */
export function ChartCard<Row>(props: {
  title: string
  description?: ReactNode
  rows: Row[]
  rowKey: (row: Row) => string
  label: (row: Row) => string
  series: (Bars & { value: (row: Row) => number | null })[]
  format: (value: number) => string
  columns: Column<Row>[]
}) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const Icon = asTable ? ChartColumn : Table2
  return (
    <Card className="flex min-w-0 flex-col gap-3 p-4">
      <header className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-base">{props.title}</h2>
          {props.description ? <div className="text-ink-soft text-sm">{props.description}</div> : null}
        </div>
        <IconButton
          label={t(asTable ? 'charts.showChart' : 'charts.showTable')}
          aria-pressed={asTable}
          className="-my-1"
          onClick={() => setAsTable(!asTable)}
        >
          <Icon aria-hidden className="size-4" />
        </IconButton>
      </header>
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label={props.title} tabIndex={0} className="scroll-area max-h-80">
          <Table label={props.title} columns={props.columns} rows={props.rows} rowKey={props.rowKey} />
        </section>
      ) : (
        <>
          {props.series.length > 1 ? (
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
              {props.series.map(({ id, name, colour }) => (
                <li key={id} className="flex items-center gap-1.5">
                  <span style={{ background: colour }} className="size-2.5 rounded-sm" />
                  {name}
                </li>
              ))}
            </ul>
          ) : null}
          <Suspense fallback={<Skeleton className="h-60 w-full" />}>
            <BarChart
              points={props.rows.map((row) => ({
                label: props.label(row),
                ...Object.fromEntries(props.series.map(({ id, value }) => [id, value(row)])),
              }))}
              bars={props.series}
              format={props.format}
            />
          </Suspense>
        </>
      )}
    </Card>
  )
}
