import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'

/** A column of a table; `primary` is what a phone shows as the heading of the row. */
export interface Column<Row> {
  id: string
  header: string
  /** Stands in the heading in place of the words, such as the tick for all rows. */
  head?: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  sortable?: boolean
  primary?: boolean
  /** Not worth its line on a phone. */
  desktopOnly?: boolean
  className?: string
}

export interface Sort {
  column: string
  descending: boolean
}

/** Rows that people compare. Wide screens get a table, phones a card per row with the same words. */
export function Table<Row>(props: {
  label: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** A click on a row; the first cell should hold a link or button for the keyboard. */
  onRow?: (row: Row) => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  sortLabel?: (column: string) => string
  isSelected?: (row: Row) => boolean
  busy?: boolean
}) {
  return (
    <div className="overflow-hidden rounded-xl border bg-surface">
      <table aria-label={props.label} aria-busy={props.busy || undefined} className="w-full text-sm">
        <thead className="hidden border-b text-ink-faint tablet:table-header-group">
          <tr>
            {props.columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={ariaSort(column, props.sort)}
                className={cx(
                  'px-3 py-2 font-medium text-xs first:ps-4 last:pe-4',
                  column.align === 'end' ? 'text-end' : 'text-start',
                )}
              >
                {column.sortable && props.onSort ? (
                  <SortButton
                    column={column}
                    sort={props.sort}
                    onSort={props.onSort}
                    label={props.sortLabel}
                  />
                ) : (
                  (column.head ?? column.header)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cx('divide-y transition-opacity max-tablet:block', props.busy ? 'opacity-60' : '')}>
          {props.rows.map((row) => (
            <tr
              key={props.rowKey(row)}
              onClick={props.onRow ? () => props.onRow?.(row) : undefined}
              aria-selected={props.isSelected?.(row) || undefined}
              className={cx(
                'max-tablet:flex max-tablet:flex-col max-tablet:gap-1 max-tablet:px-4 max-tablet:py-3 aria-selected:bg-selected',
                props.onRow ? 'cursor-pointer hover:bg-hover' : '',
              )}
            >
              {props.columns.map((column) => (
                <td
                  key={column.id}
                  data-label={column.header}
                  className={cx(
                    'min-w-0 align-middle tablet:px-3 tablet:py-2.5 tablet:first:ps-4 tablet:last:pe-4',
                    column.align === 'end' ? 'tablet:text-end' : '',
                    column.primary
                      ? 'font-medium max-tablet:text-base'
                      : 'table-label max-tablet:flex max-tablet:items-baseline max-tablet:gap-2 max-tablet:empty:hidden',
                    column.desktopOnly ? 'max-tablet:hidden' : '',
                    column.className,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ariaSort<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (!column.sortable) return undefined
  if (sort?.column !== column.id) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

function SortButton<Row>(props: {
  column: Column<Row>
  sort: Sort | undefined
  onSort: (sort: Sort) => void
  label?: (column: string) => string
}) {
  const { column, sort } = props
  const active = sort?.column === column.id
  const Arrow = active && sort.descending ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      aria-label={props.label?.(column.header)}
      onClick={() => props.onSort({ column: column.id, descending: active ? !sort.descending : false })}
      className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
    >
      {column.header}
      <Arrow aria-hidden className={cx('size-3', active ? 'text-ink' : 'opacity-0')} />
    </button>
  )
}
