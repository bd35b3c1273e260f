import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'

/** A page beside the inbox: its name and acts above, what it shows below, which scrolls. */
export function Page(props: {
  title: ReactNode
  /** The way back, or what belongs in front of the title. */
  before?: ReactNode
  actions?: ReactNode
  /** Tabs or filters; they stay while the content scrolls. */
  toolbar?: ReactNode
  /** `full` for tables, `reading` for forms and text. */
  width?: 'full' | 'reading'
  children: ReactNode
}) {
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-canvas">
      <header className="shrink-0 border-b bg-surface">
        <div className="flex min-h-bar flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 tablet:px-6">
          {props.before}
          <h1 className="min-w-0 flex-1 truncate font-semibold text-lg">{props.title}</h1>
          {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
        </div>
        {props.toolbar ? <div className="px-4 tablet:px-6">{props.toolbar}</div> : null}
      </header>
      <section
        aria-label={typeof props.title === 'string' ? props.title : undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-area -outline-offset-2 flex min-h-0 flex-1 flex-col"
      >
        <div
          className={cx(
            'flex w-full flex-1 flex-col gap-6 px-4 py-5 tablet:px-6',
            props.width === 'reading' && 'mx-auto max-w-reading',
          )}
        >
          {props.children}
        </div>
      </section>
    </div>
  )
}

/** The name of a list and how many it has. Beside its buttons a phone has room for the bare number. */
export function CountedTitle(props: { title: string; total?: string; inWords: string; testId: string }) {
  return (
    <span className="flex items-baseline gap-2">
      {props.title}
      {props.total === undefined ? null : (
        <span className="font-normal text-ink-faint text-sm tabular-nums" data-testid={props.testId}>
          <span aria-hidden className="tablet:hidden">
            {props.total}
          </span>
          <span className="max-tablet:sr-only">{props.inWords}</span>
        </span>
      )}
    </span>
  )
}

/** A part of a page with a heading. */
export function Section(props: {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold text-base">{props.title}</h2>
          {props.description ? (
            <p className="text-pretty text-ink-soft text-sm">{props.description}</p>
          ) : null}
        </div>
        {props.actions}
      </header>
      {props.children}
    </section>
  )
}

/** A surface with a hairline around it. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cx('rounded-xl border bg-surface', className)}>{children}</div>
}
