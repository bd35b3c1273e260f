import { type ComponentProps, useId } from 'react'
import { cx } from '@/lib/cx'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  error?: string | null
}

/** A labelled line of text. 16 px, since phones zoom into anything smaller. */
export function TextField({ label, error, className, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-ink-soft text-sm">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="h-11 rounded-lg border border-line-strong bg-surface px-3 text-field text-ink outline-offset-0 aria-invalid:border-danger"
      />
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </div>
  )
}
