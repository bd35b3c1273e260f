import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, CircleAlert, MessageCircle } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { cx } from '@/lib/cx'
import { dayHeading } from '@/lib/format'
import { failureKind } from '@/lib/problem'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useNow } from '@/lib/use-now'
import { type MessagePage, threadQuery } from '../api/list-messages'
import type { ConversationRow, MessageRow } from '../api/rows'
import { useOutbox, useOutgoing } from '../hooks/use-outbox'
import { useStayAtEnd } from '../hooks/use-stay-at-end'
import { photoBox } from '../model/photo'
import {
  firstUnread,
  flattenPages,
  flattenRelated,
  reconcile,
  type ThreadLine,
  threadLines,
} from '../model/thread'
import { BubbleLine } from './bubble-line'
import { contactLabel } from './contact-name'
import { ThreadSkeleton } from './thread-skeleton'

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

const SETTLE_MS = 400
const POINTED_MS = 1_600

interface OlderPages {
  more: boolean
  loading: boolean
  failed: boolean
  load: () => void
}

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
  const items = useOutgoing(conversation.id)
  useForgetArrived(rows, items)

  // Where reading goes on is fixed when the thread opens: reading it must not move the line.
  const [firstUnreadId] = useState(() => firstUnread(rows, conversation.unread_count))
  const lines = useMemo(
    () => threadLines({ rows, related, items, me, timeZone: project.time_zone, firstUnreadId }),
    [rows, related, items, me, project.time_zone, firstUnreadId],
  )
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

  const opened = useRef(false)
  const [settled, setSettled] = useState(false)
  useLayoutEffect(() => {
    if (opened.current || lines.length === 0) return
    opened.current = true
    const unread = lines.findIndex((line) => line.kind === 'unread')
    if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'center' })
    else virtualizer.scrollToEnd()
  }, [lines, virtualizer])
  // Older pages wait until the place of opening is reached, which takes some frames of measuring.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [])

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
      const index = linesNow.current.findIndex((line) => line.key === key)
      if (index < 0) return
      virtualizer.scrollToIndex(index, { align: 'center' })
      setPointedAt(key)
    },
    [virtualizer],
  )
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

  if (lines.length === 0) return <Notice icon={MessageCircle} title={t('thread.empty')} />
  return (
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
                  'absolute inset-x-0 top-0 px-3 transition-colors tablet:px-5',
                  line.key === pointedAt && 'bg-selected',
                )}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {line.kind === 'bubble' ? (
                  <BubbleLine
                    bubble={line.bubble}
                    contactName={contactName}
                    sender={
                      line.bubble.senderId === me ? null : (names.get(line.bubble.senderId ?? '') ?? null)
                    }
                    quoteAuthor={authorOf(line.bubble.quote?.row)}
                    options={options}
                    onJump={jump}
                    onReply={props.onReply}
                  />
                ) : line.kind === 'day' ? (
                  <DayHeading moment={line.moment} />
                ) : (
                  <UnreadHeading />
                )}
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
  )
}

const CARD_HEIGHTS: Record<string, number> = {
  audio: 56,
  video: 188,
  document: 64,
  sticker: 144,
  location: 88,
  contacts: 88,
  order: 120,
}

/** A good guess of a line's height keeps the scroll bar calm until it is measured. */
function estimate(line: ThreadLine | undefined): number {
  if (line?.kind !== 'bubble') return 44
  const { row, item } = line.bubble
  const media = row?.media ?? item?.photo
  const text = row?.text ?? item?.text ?? ''
  const photo = media && (item || row?.type === 'image') ? photoBox(media.width, media.height).height : 0
  const more = (line.bubble.quote ? 56 : 0) + (line.bubble.marks?.reactions.length ? 18 : 0)
  const card = row ? (CARD_HEIGHTS[row.type] ?? 0) : 0
  return photo + card + more + Math.max(1, Math.ceil(text.length / 60)) * 22 + 30
}

/** Counts inbound messages that came while the end was out of view. */
function useMissed(lines: ThreadLine[], atEnd: boolean): number {
  const lastSeen = useRef<string | null>(null)
  let count = 0
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]
    if (line?.kind !== 'bubble') continue
    if (lastSeen.current === null || line.key === lastSeen.current) break
    if (line.bubble.direction === 'inbound') count += 1
  }
  useEffect(() => {
    if (atEnd || lastSeen.current === null) {
      lastSeen.current = lines.findLast((line) => line.kind === 'bubble')?.key ?? null
    }
  }, [lines, atEnd])
  return atEnd ? 0 : count
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

function TopOfThread({ older, show }: { older: OlderPages; show: boolean }) {
  const { t } = useTranslation()
  if (!show || !(older.loading || older.failed)) return null
  return (
    <div className="absolute inset-x-0 top-1 z-10 flex justify-center">
      {older.failed ? (
        <Button size="sm" onClick={older.load}>
          {t('thread.olderFailed')} · {t('common.retry')}
        </Button>
      ) : (
        <span className="rounded-full bg-raised p-1.5 text-ink-faint shadow-popup">
          <Spinner />
        </span>
      )}
    </div>
  )
}

function DayHeading({ moment }: { moment: number }) {
  const options = useFormatOptions()
  const now = useNow()
  return (
    <div className="flex justify-center py-2.5">
      <time
        dateTime={new Date(moment).toISOString()}
        className="rounded-full border bg-surface px-2.5 py-0.5 text-ink-soft text-xs"
      >
        {dayHeading(moment, now, options)}
      </time>
    </div>
  )
}

function UnreadHeading() {
  const { t } = useTranslation()
  return (
    <div className="flex items-center gap-3 py-2.5 font-medium text-accent-ink text-xs">
      <span className="h-px flex-1 bg-accent/30" />
      {t('thread.unreadHere')}
      <span className="h-px flex-1 bg-accent/30" />
    </div>
  )
}
