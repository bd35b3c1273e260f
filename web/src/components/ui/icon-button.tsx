import type { ComponentProps, ReactNode } from 'react'
import { cx } from '@/lib/cx'

/** Classes of a square button that holds an icon; shared with links that look the same. */
export const iconButtonClass =
  'inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-45 touch:size-touch aria-pressed:bg-selected aria-pressed:text-accent-ink'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** What it does: its accessible name and its tooltip. */
  label: string
  children: ReactNode
  tip?: 'below' | 'above' | 'side' | 'none'
}

const TIPS = { below: 'tip', above: 'tip tip-above', side: 'tip tip-side', none: '' }

/** A button with an icon alone. */
export function IconButton({ label, children, tip = 'below', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tip={tip === 'none' ? undefined : label}
      className={cx(iconButtonClass, TIPS[tip], className)}
    >
      {children}
    </button>
  )
}
