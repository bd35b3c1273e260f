import type { UseQueryResult } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { failureKind, problemSentence } from '@/lib/problem'
import { useLanguage } from '@/lib/use-language'
import { Button } from './button'
import { Notice } from './notice'
import { Skeleton } from './skeleton'

/**
 * What a query shows in each of its states: a skeleton while it waits, the reason and another try when it fails, what
 * `empty` says when there is nothing, and the data otherwise, which stays while newer data are on their way.
 */
export function QueryView<Data>(props: {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'isFetching'> & {
    refetch: () => unknown
  }
  skeleton?: ReactNode
  isEmpty?: (data: Data) => boolean
  empty?: ReactNode
  children: (data: Data) => ReactNode
}) {
  const { data, error, isPending } = props.query
  if (isPending) return props.skeleton ?? <RowsSkeleton />
  if (data === undefined) {
    return (
      <LoadFailed error={error} busy={props.query.isFetching} onRetry={() => void props.query.refetch()} />
    )
  }
  if (props.empty && props.isEmpty?.(data)) return props.empty
  return props.children(data)
}

/** What failed to load, why, and another try. */
export function LoadFailed(props: { error: unknown; busy?: boolean; onRetry: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Notice
      icon={CircleAlert}
      tone="danger"
      title={t('errors.loadFailed')}
      action={
        <Button busy={props.busy} onClick={props.onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      {problemSentence(props.error, language) ?? t(`errors.${failureKind(props.error)}`)}
    </Notice>
  )
}

/** A table that is on its way. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="divide-y overflow-hidden rounded-xl border bg-surface">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no other name
        <div key={index} className="flex items-center gap-4 px-4 py-3.5">
          <Skeleton className="h-3.5 w-1/4" />
          <Skeleton className="h-3.5 w-1/3" />
          <span className="flex-1" />
          <Skeleton className="h-3.5 w-16" />
        </div>
      ))}
    </div>
  )
}
