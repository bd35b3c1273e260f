import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'

const SHAPES = ['w-2/5', 'w-1/4', 'ms-auto w-1/3', 'w-1/2', 'ms-auto w-2/5', 'ms-auto w-1/5']

/** Grey bubbles while messages are read. */
export function ThreadSkeleton() {
  const { t } = useTranslation()
  return (
    <div
      role="status"
      aria-label={t('common.loading')}
      className="mx-auto flex w-full max-w-thread flex-1 flex-col justify-end gap-2 overflow-hidden px-4 pb-4"
    >
      {SHAPES.map((shape) => (
        <Skeleton key={shape} shape="bubble" className={cx('h-11 shrink-0', shape)} />
      ))}
    </div>
  )
}
