import { cx } from '@/lib/cx'

/** A grey bar where something will stand. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-pulse rounded-md bg-sunken', className)} />
}
