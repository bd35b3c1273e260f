import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'

/** A whole area that has nothing to show: empty, failed, not allowed. One sentence, one action. */
export function Notice(props: {
  icon: LucideIcon
  title: string
  children?: ReactNode
  action?: ReactNode
  tone?: 'plain' | 'danger'
  className?: string
}) {
  const Icon = props.icon
  return (
    <div
      role={props.tone === 'danger' ? 'alert' : 'status'}
      className={cx(
        'm-auto flex max-w-form flex-col items-center gap-3 px-6 py-10 text-center',
        props.className,
      )}
    >
      <span
        className={cx(
          'flex size-11 items-center justify-center rounded-xl',
          props.tone === 'danger' ? 'bg-danger-soft text-danger' : 'bg-sunken text-ink-faint',
        )}
      >
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="flex flex-col gap-1">
        <p className="font-semibold text-base text-ink">{props.title}</p>
        {props.children ? <div className="text-pretty text-ink-soft text-sm">{props.children}</div> : null}
      </div>
      {props.action}
    </div>
  )
}
