import { Bar, CartesianGrid, BarChart as Chart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useLanguage } from '@/lib/use-language'

/** A row of bars. */
export interface Bars {
  id: string
  name: string
  /** A token: `var(--color-accent)`. */
  colour: string
}

/** A place of the axis, with the height of each row's bar there; null: there is nothing to show. */
export type Point = { label: string } & Record<string, string | number | null>

/**
 * Bars over time, which runs as the language reads. Drawn for the eye alone: whoever uses it puts a table behind it.
 * Load it lazily; recharts is large.
 */
export function BarChart(props: { points: Point[]; bars: Bars[]; format: (value: number) => string }) {
  const rtl = useLanguage() === 'ar'
  // The picture runs left to right; words in it keep the order of their language.
  const inOrder = (text: string) => (rtl ? `\u2067${text}\u2069` : text)
  return (
    <div dir="ltr" aria-hidden className="h-60 w-full">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 240 }}>
        <Chart
          data={props.points}
          accessibilityLayer={false}
          barGap={2}
          margin={{ top: 8, bottom: 0, left: 0, right: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="label"
            reversed={rtl}
            tickLine={false}
            axisLine={{ stroke: 'var(--color-line-strong)' }}
            tick={{ fill: 'var(--color-ink-faint)', fontSize: 'var(--text-xs)' }}
            minTickGap={12}
            tickFormatter={inOrder}
          />
          <YAxis
            orientation={rtl ? 'right' : 'left'}
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            width="auto"
            tick={{ fill: 'var(--color-ink-faint)', fontSize: 'var(--text-xs)' }}
            tickFormatter={(value: number) => inOrder(props.format(value))}
          />
          <Tooltip
            cursor={{ fill: 'var(--color-hover)' }}
            isAnimationActive={false}
            content={({ active, payload, label }) =>
              active && payload?.length ? (
                <div
                  dir={rtl ? 'rtl' : 'ltr'}
                  className="flex flex-col gap-1 rounded-lg bg-raised px-3 py-2 text-sm shadow-popup"
                >
                  <span className="font-medium">{label}</span>
                  {payload.map((entry) => (
                    <span key={String(entry.dataKey)} className="flex items-center gap-2 text-ink-soft">
                      <span style={{ background: entry.color }} className="size-2 rounded-full" />
                      {entry.name}
                      <span data-numeric className="ms-auto ps-3 font-medium text-ink">
                        {typeof entry.value === 'number' ? props.format(entry.value) : null}
                      </span>
                    </span>
                  ))}
                </div>
              ) : null
            }
          />
          {props.bars.map(({ id, name, colour }) => (
            <Bar
              key={id}
              dataKey={id}
              name={name}
              fill={colour}
              radius={[3, 3, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
          ))}
        </Chart>
      </ResponsiveContainer>
    </div>
  )
}
