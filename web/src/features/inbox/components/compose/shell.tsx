import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export const FIELD_ID = 'composer'

/** The room of the composer below the thread: above a phone's keyboard and its bar. */
export const shellClass =
  'mx-auto w-full max-w-thread shrink-0 px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] tablet:px-5 tablet:pb-4'

/** What stands in place of the composer while nothing can be written; with what can be done instead. */
export function Closed(props: { icon: LucideIcon; title: string; actions?: ReactNode; children: ReactNode }) {
  const Icon = props.icon
  return (
    <div data-testid="composer-closed" className={shellClass}>
      <div className="flex items-start gap-3 rounded-xl border bg-surface px-4 py-3">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-faint" />
        <div className="flex min-w-0 flex-1 flex-col gap-2.5 text-ink-soft text-sm">
          <div>
            <p className="font-semibold text-ink">{props.title}</p>
            {props.children}
          </div>
          {props.actions ? <div className="flex flex-wrap gap-2">{props.actions}</div> : null}
        </div>
      </div>
    </div>
  )
}
