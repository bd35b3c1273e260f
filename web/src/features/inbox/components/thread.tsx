import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, CircleAlert, MessageCircle } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { cx } from '@/lib/cx'
import { failureKind } from '@/lib/problem'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { asidesQuery } from '../api/asides'
import { type MessagePage, threadQuery } from '../api/list-messages'
import type { ConversationRow, MessageRow } from '../api/rows'
import { useMissed } from '../hooks/use-missed'
import { useOpening } from '../hooks/use-opening'
import { useOutbox, useOutgoing } from '../hooks/use-outbox'
import { useStayAtEnd } from '../hooks/use-stay-at-end'
import { flattenPages, flattenRelated } from '../model/pages'
import {
  type Bubble,
  firstUnread,
  keepBubbles,
  keysOf,
  reconcile,
  type ThreadLine,
  threadLines,
} from '../model/thread'
import { AlbumLine } from './album-line'
import { BubbleLine } from './bubble-line'
import { contactLabel } from './contact-name'
import { EventLine } from './event-line'
import { Gallery } from './gallery'
import { NoteLine } from './note-line'
import { DayHeading, estimate, type OlderPages, TopOfThread, UnreadHeading } from './thread-parts'
import { ThreadSkeleton } from './thread-skeleton'

const route = getRouteApi('/signed-in/p/$project/inbox')

/** The messages of a conversation. Opens at the newest and stays there; older pages come in above without a jump. */
export function Thread({
  conversation,
  onReply,
}: {
  conversation: ConversationRow
  onReply?: (row: MessageRow) => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useInfiniteQuery(threadQuery(project.id, conversation.id))
  // The conversation stands and takes keys before its messages are drawn, and a key is answered while they are.
  const [known] = useState(query.data !== undefined)
  const drawn = useDeferredValue(query.data !== undefined, false)
  if (query.data && !drawn) return known ? <div className="flex-1" /> : <ThreadSkeleton />
  if (query.isPending) return <ThreadSkeleton />
  if (query.isError && !query.data) {
    return (
      <Notice
        icon={CircleAlert}
        tone="danger"
        title={t('thread.errorTitle')}
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
  return (
    <ThreadLines
      conversation={conversation}
      onReply={onReply}
      pages={query.data?.pages ?? []}
      older={{
        more: query.hasNextPage,
        loading: query.isFetchingNextPage,
        failed: query.isFetchNextPageError,
        load: () => void query.fetchNextPage(),
      }}
    />
  )
}

const POINTED_MS = 1_600

function ThreadLines(props: {
  conversation: ConversationRow
  pages: readonly MessagePage[]
  older: OlderPages
  onReply?: (row: MessageRow) => void
}) {
  const { conversation, older } = props
  const { t } = useTranslation()
  const me = useUserId()
  const options = useFormatOptions()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const rows = useMemo(() => flattenPages(props.pages), [props.pages])
  const related = useMemo(() => flattenRelated(props.pages), [props.pages])
  const { data: asides } = useQuery(asidesQuery(project.id, conversation.id))
  const items = useOutgoing(conversation.id)
  useForgetArrived(rows, items)

  // Where reading goes on is fixed when the thread opens: reading it must not move the line.
  const [firstUnreadId] = useState(() => firstUnread(rows, conversation.unread_count))
  const linesBefore = useRef<ThreadLine[]>([])
  const lines = useMemo(() => {
    const timeZone = project.time_zone
    const fresh = threadLines({ rows, related, items, asides, me, timeZone, firstUnreadId })
    linesBefore.current = keepBubbles(linesBefore.current, fresh)
    return linesBefore.current
  }, [rows, related, items, asides, me, project.time_zone, firstUnreadId])
  const contactName = contactLabel(conversation.contact, t('common.unknownPerson'))
  const names = useMemo(() => new Map(members?.map((member) => [member.id, member.name])), [members])

  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index: number) => estimate(lines[index]), [lines]),
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 96,
    paddingStart: 12,
    paddingEnd: 12,
    overscan: 10,
  })

  const settled = useOpening(virtualizer, scroller, lines)
  useStayAtEnd(scroller, () => virtualizer.scrollToEnd())

  const visible = virtualizer.getVirtualItems()
  const firstIndex = visible[0]?.index ?? 0
  useEffect(() => {
    if (settled && firstIndex < 8 && older.more && !older.loading && !older.failed) older.load()
  }, [settled, firstIndex, older])

  const atEnd = virtualizer.isAtEnd(96)
  const missed = useMissed(lines, atEnd)
  // What is written here is always looked at, wherever one has scrolled to.
  const lastPending = items.at(-1)?.key
  useEffect(() => {
    if (lastPending) virtualizer.scrollToEnd()
  }, [lastPending, virtualizer])

  const [pointedAt, setPointedAt] = useState<string | null>(null)
  const linesNow = useRef(lines)
  linesNow.current = lines
  const jump = useCallback(
    (key: string) => {
      const index = linesNow.current.findIndex((line) => keysOf(line).includes(key))
      if (index < 0) return
      virtualizer.scrollToIndex(index, { align: 'center' })
      setPointedAt(linesNow.current[index]?.key ?? null)
    },
    [virtualizer],
  )
  useGoTo(rows, older, settled, jump)
  useEffect(() => {
    if (pointedAt === null) return
    const timer = setTimeout(() => setPointedAt(null), POINTED_MS)
    return () => clearTimeout(timer)
  }, [pointedAt])
  const authorOf = (row: MessageRow | null | undefined) =>
    row?.direction !== 'outbound'
      ? contactName
      : row.sender_id === me
        ? t('common.you')
        : (names.get(row.sender_id ?? '') ?? t('message.byTeam'))

  const senderOf = ({ senderId }: Bubble) => (senderId === me ? null : (names.get(senderId ?? '') ?? null))
  const drawn = (line: ThreadLine) => {
    switch (line.kind) {
      case 'bubble':
        return (
          <BubbleLine
            bubble={line.bubble}
            contactName={contactName}
            sender={senderOf(line.bubble)}
            quoteAuthor={authorOf(line.bubble.quote?.row)}
            options={options}
            onJump={jump}
            onReply={props.onReply}
          />
        )
      case 'album':
        return (
          <AlbumLine
            bubbles={line.bubbles}
            contactName={contactName}
            sender={line.bubbles[0] ? senderOf(line.bubbles[0]) : null}
            options={options}
            onReply={props.onReply}
          />
        )
      case 'aside':
        return line.aside.kind === 'note' ? (
          <NoteLine note={line.aside.note} conversationId={conversation.id} names={names} options={options} />
        ) : (
          <EventLine
            happenings={line.aside.happenings}
            moment={line.aside.moment}
            names={names}
            options={options}
          />
        )
      case 'day':
        return <DayHeading moment={line.moment} />
      case 'unread':
        return <UnreadHeading />
    }
  }

  if (lines.length === 0) return <Notice icon={MessageCircle} title={t('thread.empty')} />
  return (
    <Gallery lines={lines} contactName={contactName}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div
          ref={scroller}
          data-testid="thread"
          role="log"
          aria-label={t('thread.label', { name: contactName })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard
          tabIndex={0}
          className="scroll-area flex min-h-0 flex-1 flex-col -outline-offset-2 [overflow-anchor:none]"
        >
          <div
            className="relative mx-auto mt-auto w-full max-w-thread shrink-0"
            style={{ height: virtualizer.getTotalSize() }}
          >
            <TopOfThread older={older} show={firstIndex === 0} />
            {visible.map((item) => {
              const line = lines[item.index]
              if (!line) return null
              return (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className={cx(
                    'absolute inset-x-0 top-0 px-3 transition-colors [contain:layout_style] tablet:px-5',
                    line.key === pointedAt && 'bg-selected',
                  )}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {drawn(line)}
                </div>
              )
            })}
          </div>
        </div>
        {atEnd ? null : (
          <button
            type="button"
            onClick={() => virtualizer.scrollToEnd({ behavior: 'smooth' })}
            aria-label={t('thread.jump', { count: missed })}
            data-testid="jump-to-newest"
            className="absolute end-4 bottom-3 flex h-9 min-w-9 animate-enter items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 font-medium text-ink-soft text-sm shadow-popup hover:text-ink touch:h-touch touch:min-w-touch"
          >
            <ArrowDown aria-hidden className="size-4" />
            {missed > 0 ? <span className="text-accent-ink tabular-nums">{missed}</span> : null}
          </button>
        )}
      </div>
    </Gallery>
  )
}

/** Goes to the message that the address names, loading what lies between. */
function useGoTo(
  rows: readonly MessageRow[],
  older: OlderPages,
  settled: boolean,
  jump: (key: string) => void,
): void {
  const wanted = route.useSearch({ select: ({ message }) => message })
  const reached = useRef<string | null>(null)
  useEffect(() => {
    if (!wanted || !settled || reached.current === wanted) return
    const row = rows.find(({ id }) => id === wanted)
    if (row) {
      reached.current = wanted
      jump(row.idempotency_key ?? row.id)
    } else if (older.more && !older.loading && !older.failed) older.load()
  }, [wanted, settled, rows, older, jump])
}

/** Lets the outbox forget messages whose rows are on the screen. */
function useForgetArrived(
  rows: Parameters<typeof reconcile>[0],
  items: Parameters<typeof reconcile>[1],
): void {
  const outbox = useOutbox()
  useEffect(() => {
    const { arrived } = reconcile(rows, items)
    if (arrived.size > 0) outbox.settle(arrived)
  }, [outbox, rows, items])
}
