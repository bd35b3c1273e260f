import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '@/lib/cx'

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  className?: string
}

export const controlClass =
  'w-full rounded-lg border border-line-strong bg-surface px-3 text-field text-ink outline-offset-0 aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-soft tablet:text-base'

/** What stands around every control: its name above, help or error below. `children` gets the ids. */
export function Field(
  props: FieldProps & {
    children: (aria: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }) => ReactNode
  },
) {
  const id = useId()
  const described = props.error ? `${id}-error` : props.hint ? `${id}-hint` : undefined
  return (
    <div className={cx('flex flex-col gap-1.5', props.className)}>
      <label htmlFor={id} className="font-medium text-ink-soft text-sm">
        {props.label}
      </label>
      {props.children({ id, 'aria-invalid': props.error ? true : undefined, 'aria-describedby': described })}
      {props.error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {props.error}
        </p>
      ) : props.hint ? (
        <p id={`${id}-hint`} className="text-pretty text-ink-faint text-sm">
          {props.hint}
        </p>
      ) : null}
    </div>
  )
}

/** A line of text; takes a `ref` and handlers from react-hook-form's `register`. */
export function InputField({ label, hint, error, className, ...rest }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(aria) => <input dir="auto" {...rest} {...aria} className={cx(controlClass, 'h-10 touch:h-touch')} />}
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField({
  label,
  hint,
  error,
  className,
  ...rest
}: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(aria) => (
        <textarea
          dir="auto"
          rows={4}
          {...rest}
          {...aria}
          className={cx(controlClass, 'field-sizing-content min-h-20 py-2')}
        />
      )}
    </Field>
  )
}

/** One of a few values: the browser's own list, which phones draw best. */
export function SelectField({
  label,
  hint,
  error,
  className,
  children,
  ...rest
}: FieldProps & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(aria) => (
        <select {...rest} {...aria} className={cx(controlClass, 'h-10 touch:h-touch')}>
          {children}
        </select>
      )}
    </Field>
  )
}

/** A small list without a visible label, for toolbars. */
export function Select({ label, className, ...rest }: ComponentProps<'select'> & { label: string }) {
  return (
    <select
      {...rest}
      aria-label={label}
      className={cx(
        'h-9 max-w-full rounded-lg border border-line-strong bg-surface px-2 text-sm touch:h-touch',
        className,
      )}
    />
  )
}

/** A tick with its sentence. */
export function CheckField({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  const id = useId()
  return (
    <div className={cx('flex items-start gap-2.5', className)}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 touch:size-5"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-pretty text-ink-faint text-sm">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** A setting that holds at once: on or off. */
export function SwitchField(props: {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
  className?: string
}) {
  const id = useId()
  return (
    <div className={cx('flex items-start justify-between gap-4', props.className)}>
      <div className="min-w-0">
        <span id={id} className="font-medium text-base">
          {props.label}
        </span>
        {props.hint ? <p className="text-pretty text-ink-soft text-sm">{props.hint}</p> : null}
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={props.checked}
        aria-labelledby={id}
        disabled={props.disabled}
        onClick={() => props.onChange(!props.checked)}
        className="group relative mt-0.5 h-5.5 w-10 shrink-0 rounded-full bg-line-strong transition-colors disabled:opacity-55 aria-checked:bg-accent"
      >
        <span className="absolute inset-bs-0.5 start-0.5 size-4.5 rounded-full bg-white transition-all group-aria-checked:start-5" />
      </button>
    </div>
  )
}
