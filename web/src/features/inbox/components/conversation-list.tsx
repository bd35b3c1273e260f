import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { failureKind } from '@/lib/problem'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useNow } from '@/lib/use-now'
import { numbersQuery } from '../api/list-numbers'
import type { ConversationRow as Row } from '../api/rows'
import { setShown } from '../hooks/use-conversation-step'
import { useKeepPlace } from '../hooks/use-keep-place'
import { useRowWindow } from '../hooks/use-row-window'
import { ConversationRow, type Waiting } from './conversation-row'

/** Height of a row; `--spacing-row` in tokens.css. */
const ROW_PX = 68
const PREFETCH_DELAY_MS = 90
const PREFETCH_NEXT_MS = 600

/** A line of the list. */
export interface Item {
  id: string
  row: Row
  pinned?: boolean
  /** Why it waits for a person, in the list of what does. */
  waiting?: Waiting
}

/** The state of a paged read, as `useInfiniteQuery` has it. */
interface Paging {
  isPending: boolean
  isError: boolean
  isFetching: boolean
  error: unknown
  refetch: () => unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

interface ListProps {
  items: readonly Item[]
  paging: Paging
  /** What is said when there is none. */
  empty: ReactNode
  /** Whether the list mixes open and closed ones. */
  showStatus?: boolean
  /** What stands below the last row. */
  footer?: ReactNode
}

/** A list of conversations, or why there is none. */
export function ConversationList(props: ListProps) {
  const { items, paging } = props
  const { t } = useTranslation()
  if (paging.isPending) return <ListSkeleton />
  if (items.length > 0) return <Rows {...props} />
  if (!paging.isError) return props.empty
  return (
    <Notice
      icon={CircleAlert}
      tone="danger"
      title={t('inbox.errorTitle')}
      action={
        <Button busy={paging.isFetching} onClick={() => void paging.refetch()}>
          {t('common.retry')}
        </Button>
      }
    >
      {t(`errors.${failureKind(paging.error)}`)}
    </Notice>
  )
}

/** The rows; only those in view exist, however many there are. */
function Rows({ items, paging, showStatus = false, footer }: ListProps) {
  const { t } = useTranslation()
  const me = useUserId()
  const { project, key } = useProject()
  const now = useNow()
  const activeId = useParams({ strict: false, select: (params) => params.conversationId })
  const { data: members } = useQuery(membersQuery(project.id))
  const { data: numbers } = useQuery(numbersQuery(project.id))
  const names = useMemo(() => new Map(members?.map((member) => [member.id, member.name])), [members])

  const scroller = useRef<HTMLDivElement>(null)
  useKeepPlace(scroller, items, ROW_PX)
  const { first, end, scrollTo } = useRowWindow(scroller, items.length, ROW_PX)

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = paging
  useEffect(() => {
    const nearEnd = end >= items.length - 4
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [end, items.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  // The open conversation stays in view when it is reached with the keyboard, not when news move it.
  const itemsNow = useRef(items)
  itemsNow.current = items
  useEffect(() => {
    const index = itemsNow.current.findIndex(({ id }) => id === activeId)
    if (index >= 0) scrollTo(index)
  }, [activeId, scrollTo])
  useEffect(
    () =>
      setShown(
        items.map(({ id }) => id),
        activeId,
      ),
    [items, activeId],
  )

  const onApproach = usePrefetchThread()
  // Who goes through the list by keyboard finds the next one read already.
  const nextId = items[items.findIndex(({ id }) => id === activeId) + 1]?.id
  useEffect(() => {
    if (activeId !== undefined && nextId !== undefined) onApproach(nextId, PREFETCH_NEXT_MS)
  }, [activeId, nextId, onApproach])
  const numberOf = (id: string): string | null => {
    if (!numbers || numbers.length < 2) return null
    const number = numbers.find((candidate) => candidate.id === id)
    return number ? (number.name ?? number.display_phone_number.slice(-4)) : null
  }

  return (
    <div ref={scroller} className="scroll-area min-h-0 flex-1" data-testid="conversation-list">
      <ul aria-label={t('inbox.listLabel')} className="relative" style={{ height: items.length * ROW_PX }}>
        {items.slice(first, end).map(({ id, row, pinned, waiting }, index) => (
          <li
            key={id}
            // One row's layout is nobody else's: a new one costs itself alone.
            className="absolute inset-x-0 top-0 h-row contain-strict"
            style={{ transform: `translateY(${(first + index) * ROW_PX}px)` }}
          >
            <ConversationRow
              row={row}
              projectKey={key}
              active={id === activeId}
              now={now}
              assignee={
                row.assignee_id === null || row.assignee_id === me
                  ? null
                  : (names.get(row.assignee_id) ?? null)
              }
              number={numberOf(row.whatsapp_number_id)}
              showStatus={showStatus}
              pinned={pinned}
              waiting={waiting}
              onApproach={onApproach}
            />
          </li>
        ))}
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
      {footer}
    </div>
  )
}

/** Reads the thread ahead when the pointer rests on a row; sweeping over the list reads nothing. */
function usePrefetchThread(): (id: string | null, delayMs?: number) => void {
  const client = useQueryClient()
  const { project } = useProject()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (id: string | null, delayMs = PREFETCH_DELAY_MS) => {
      clearTimeout(timer.current)
      if (id === null) return
      timer.current = setTimeout(async () => {
        const { threadQuery } = await import('../api/list-messages')
        void client.prefetchInfiniteQuery(threadQuery(project.id, id))
      }, delayMs)
    },
    [client, project.id],
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
