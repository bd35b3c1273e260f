import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'

/** A line of tabs that are states of a page, kept in the address by whoever uses it. */
export function Tabs<Name extends string>(props: {
  label: string
  tabs: { name: Name; text: ReactNode; count?: number }[]
  current: Name
  onChange: (name: Name) => void
}) {
  return (
    <nav aria-label={props.label} className="-mx-2 flex gap-1 overflow-x-auto">
      {props.tabs.map(({ name, text, count }) => (
        <button
          key={name}
          type="button"
          aria-current={props.current === name ? 'true' : undefined}
          data-testid={`tab-${name}`}
          onClick={() => props.onChange(name)}
          className={cx(
            '-mb-px flex h-10 shrink-0 items-center gap-1.5 border-b-2 px-2.5 text-sm -outline-offset-2 transition-colors touch:h-touch',
            props.current === name
              ? 'border-accent font-semibold text-ink'
              : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {text}
          {count === undefined ? null : (
            <span className="rounded-full bg-sunken px-1.5 text-ink-soft text-xs tabular-nums">{count}</span>
          )}
        </button>
      ))}
    </nav>
  )
}
