import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRemembered } from '@/lib/use-remembered'

/** A part of the panel that folds; whether it is open is remembered. What is folded is not read. */
export function Section(props: {
  id: string
  title: string
  action?: ReactNode
  open?: boolean
  children: () => ReactNode
}) {
  const [open, setOpen] = useRemembered(`panel.${props.id}`, props.open ?? false)
  return (
    <section data-testid={`panel-${props.id}`} className="border-t">
      <header className="flex min-h-11 items-center gap-1 ps-5 pe-3">
        <h3 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="flex w-full items-center gap-1.5 py-2 text-start font-semibold text-ink-soft text-sm touch:min-h-touch"
          >
            <ChevronDown aria-hidden className={open ? 'size-4' : 'size-4 ltr:-rotate-90 rtl:rotate-90'} />
            {props.title}
          </button>
        </h3>
        {open ? props.action : null}
      </header>
      {open ? <div className="px-5 pb-4 text-sm">{props.children()}</div> : null}
    </section>
  )
}
