import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { CheckCheck, CircleAlert, Inbox, SearchX, UserRoundCheck } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { failureKind } from '@/lib/problem'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useNow } from '@/lib/use-now'
import type { ListFilter } from '../api/keys'
import { conversationsQuery } from '../api/list-conversations'
import { threadQuery } from '../api/list-messages'
import { numbersQuery } from '../api/list-numbers'
import { useKeepPlace } from '../hooks/use-keep-place'
import type { Tab } from '../model/filters'
import { ConversationRow } from './conversation-row'

/** Height of a row; `--spacing-row` in tokens.css. */
const ROW_PX = 68
const PREFETCH_DELAY_MS = 90

/** The list of conversations; only the rows in view exist, however many there are. */
export function ConversationList({
  filter,
  onShowTab,
}: {
  filter: ListFilter
  onShowTab: (tab: Tab) => void
}) {
  const { t } = useTranslation()
  const me = useUserId()
  const { project, key } = useProject()
  const now = useNow()
  const activeId = useParams({ strict: false, select: (params) => params.conversationId })
  const query = useInfiniteQuery(conversationsQuery(filter, me))
  const { data: members } = useQuery(membersQuery(project.id))
  const { data: numbers } = useQuery(numbersQuery(project.id))
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  const names = useMemo(() => new Map(members?.map((member) => [member.id, member.name])), [members])

  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: 8,
  })
  useKeepPlace(scroller, rows, ROW_PX)

  const lines = virtualizer.getVirtualItems()
  const lastIndex = lines.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  useEffect(() => {
    const nearEnd = lastIndex >= rows.length - 12
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [lastIndex, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  // The open conversation stays in view when it is reached with the keyboard, not when news move it.
  useEffect(() => {
    const index = rowsRef.current.findIndex((row) => row.id === activeId)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [activeId, virtualizer])
  const rowsRef = useRef(rows)
  rowsRef.current = rows

  const onApproach = usePrefetchThread()
  const numberOf = (id: string): string | null => {
    if (!numbers || numbers.length < 2) return null
    const number = numbers.find((candidate) => candidate.id === id)
    return number ? (number.name ?? number.display_phone_number.slice(-4)) : null
  }

  if (query.isPending) return <ListSkeleton />
  if (query.isError && rows.length === 0) {
    return (
      <Notice
        icon={CircleAlert}
        tone="danger"
        title={t('inbox.errorTitle')}
        action={
          <Button busy={query.isFetching} onClick={() => void query.refetch()}>
            {t('common.retry')}
          </Button>
        }
      >
        {t(`errors.${failureKind(query.error)}`)}
      </Notice>
    )
  }
  if (rows.length === 0) return <EmptyList filter={filter} onShowTab={onShowTab} />

  return (
    <div ref={scroller} className="scroll-area min-h-0 flex-1" data-testid="conversation-list">
      <ul
        aria-label={t('inbox.listLabel')}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {lines.map((line) => {
          const row = rows[line.index]
          if (!row) return null
          return (
            <li
              key={line.key}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${line.start}px)` }}
            >
              <ConversationRow
                row={row}
                projectKey={key}
                active={row.id === activeId}
                now={now}
                assignee={
                  row.assignee_id === null || row.assignee_id === me
                    ? null
                    : (names.get(row.assignee_id) ?? null)
                }
                number={numberOf(row.whatsapp_number_id)}
                showStatus={filter.q !== null}
                onApproach={onApproach}
              />
            </li>
          )
        })}
      </ul>
      {isFetchNextPageError ? (
        <div className="flex justify-center p-3">
          <Button size="sm" onClick={() => void fetchNextPage()}>
            {t('common.retry')}
          </Button>
        </div>
      ) : isFetchingNextPage ? (
        <p className="flex items-center justify-center gap-2 p-3 text-ink-faint text-sm">
          <Spinner /> {t('inbox.loadMore')}
        </p>
      ) : null}
    </div>
  )
}

/** Reads the thread ahead when the pointer rests on a row; sweeping over the list reads nothing. */
function usePrefetchThread(): (id: string | null) => void {
  const client = useQueryClient()
  const { project } = useProject()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (id: string | null) => {
      clearTimeout(timer.current)
      if (id === null) return
      timer.current = setTimeout(
        () => void client.prefetchInfiniteQuery(threadQuery(project.id, id)),
        PREFETCH_DELAY_MS,
      )
    },
    [client, project.id],
  )
}

function EmptyList({ filter, onShowTab }: { filter: ListFilter; onShowTab: (tab: Tab) => void }) {
  const { t } = useTranslation()
  if (filter.q !== null) {
    return (
      <Notice icon={SearchX} title={t('inbox.empty.searchTitle')}>
        {t('inbox.empty.search')}
      </Notice>
    )
  }
  const icon = { open: Inbox, mine: CheckCheck, unassigned: UserRoundCheck, closed: Inbox }[filter.tab]
  return (
    <Notice
      icon={icon}
      title={t(`inbox.empty.${filter.tab}Title`)}
      action={
        filter.tab === 'mine' ? (
          <Button onClick={() => onShowTab('unassigned')}>{t('inbox.empty.showUnassigned')}</Button>
        ) : null
      }
    >
      {t(`inbox.empty.${filter.tab}`)}
    </Notice>
  )
}

function ListSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')} className="flex-1 overflow-hidden">
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal and never reordered
        <div key={index} className="flex h-row items-center gap-3 px-3.5">
          <Skeleton shape="circle" className="size-10 shrink-0" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-4/5" />
          </span>
        </div>
      ))}
    </div>
  )
}
