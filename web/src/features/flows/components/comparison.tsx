import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { compareLines, isEqual, partsOf, type Row, runsOf } from '../model/compare'

interface Side {
  name: string
  text: string
}

const CELL = 'min-w-0 whitespace-pre-wrap break-words px-3 py-px no-underline'
/** Lines that belong together stand at one height where there are two columns. */
const PLACED = 'desktop:[grid-row:var(--row)]'

/** Two documents line by line: beside each other where there is room, on a phone what went before what came. */
export function Comparison({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation()
  const rows = compareLines(before.text.split('\n'), after.text.split('\n'))
  if (rows.every(isEqual)) return <p className="text-ink-soft text-sm">{t('flows.noDifference')}</p>
  return (
    <div dir="ltr" className="overflow-hidden rounded-lg border bg-surface text-start text-xs">
      <div className="grid grid-cols-2 border-b bg-sunken font-medium">
        <span className="px-3 py-2 text-danger">
          <bdi>{before.name}</bdi>
        </span>
        <span className="px-3 py-2 text-accent-ink">
          <bdi>{after.name}</bdi>
        </span>
      </div>
      {partsOf(rows).map((part) =>
        part.kind === 'skipped' ? (
          <p key={part.from} className="bg-sunken px-3 py-1.5 text-ink-soft">
            <bdi>{t('flows.sameLines', { count: part.count })}</bdi>
          </p>
        ) : (
          <div key={part.from} className="py-1 font-mono">
            {runsOf(part.rows).map((run, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a run is known by its place
              <Run key={index} rows={run} />
            ))}
          </div>
        ),
      )}
    </div>
  )
}

function Run({ rows }: { rows: Row[] }) {
  const placed = rows.map((row, index) => ({ ...row, style: { '--row': index + 1 } as object, key: index }))
  if (rows[0] && isEqual(rows[0])) {
    return (
      <div className="grid desktop:grid-cols-2">
        {placed.map(({ key, before, style }) => (
          <span key={key} style={style} className={cx(CELL, PLACED, 'desktop:col-start-1')}>
            {before}
          </span>
        ))}
        {placed.map(({ key, after, style }) => (
          <span
            key={key}
            aria-hidden
            style={style}
            className={cx(CELL, PLACED, 'max-desktop:hidden desktop:col-start-2')}
          >
            {after}
          </span>
        ))}
      </div>
    )
  }
  return (
    <div className="grid desktop:grid-cols-2">
      {placed.map(({ key, before, style }) =>
        before === null ? (
          <Gap key={key} style={style} className="desktop:col-start-1" />
        ) : (
          <del
            key={key}
            style={style}
            className={cx(CELL, PLACED, 'bg-danger-soft text-danger desktop:col-start-1')}
          >
            {before}
          </del>
        ),
      )}
      {placed.map(({ key, after, style }) =>
        after === null ? (
          <Gap key={key} style={style} className="desktop:col-start-2" />
        ) : (
          <ins
            key={key}
            style={style}
            className={cx(CELL, PLACED, 'bg-accent-soft text-accent-ink desktop:col-start-2')}
          >
            {after}
          </ins>
        ),
      )}
    </div>
  )
}

function Gap({ style, className }: { style: object; className: string }) {
  return <span aria-hidden style={style} className={cx(PLACED, 'bg-sunken max-desktop:hidden', className)} />
}
