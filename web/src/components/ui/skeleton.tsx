import { cx } from '@/lib/cx'

/** A grey bar where something will stand. */
export function Skeleton({
  shape = 'bar',
  className,
}: {
  shape?: 'bar' | 'circle' | 'bubble'
  className?: string
}) {
  const radius = { bar: 'rounded-md', circle: 'rounded-full', bubble: 'rounded-xl' }[shape]
  return (
    <span
      aria-hidden
      className={cx(
        'block animate-pulse',
        shape === 'bubble' ? 'bg-line/60' : 'bg-sunken',
        radius,
        className,
      )}
    />
  )
}
