import type { ReactNode } from 'react'

/** A part of a sheet under a small heading. */
export function Part(props: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2.5">
      <header className="flex min-h-8 items-center justify-between gap-2">
        <h3 className="font-semibold text-ink-soft text-sm">{props.title}</h3>
        {props.actions}
      </header>
      {props.children}
    </section>
  )
}
