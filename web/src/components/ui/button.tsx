import type { ComponentProps, ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { Spinner } from './spinner'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink',
  danger: 'bg-danger-fill text-white hover:opacity-90',
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: Look
  size?: 'sm' | 'md'
  icon?: ReactNode
  /** Shows that it is at work and takes no second click. */
  busy?: boolean
}

/** A button with words. */
export function Button({
  look = 'secondary',
  size = 'md',
  icon,
  busy,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-lg font-medium transition-colors',
        'disabled:opacity-55 touch:min-h-touch',
        size === 'sm' ? 'h-8 px-2.5 text-sm' : 'h-9 px-3.5 text-base',
        LOOKS[look],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
