import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  AtSign,
  BellOff,
  Bot,
  ClipboardList,
  FileCheck,
  FileX,
  LayoutTemplate,
  type LucideIcon,
  MessageSquareWarning,
  ServerCrash,
  Settings,
  Smartphone,
  UserRoundCheck,
  Webhook,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { LoadFailed, RowsSkeleton } from '@/components/ui/query-view'
import { cx } from '@/lib/cx'
import { dayAndTime, exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useLanguage } from '@/lib/use-language'
import { useNow } from '@/lib/use-now'
import { markRead, type Notification, notificationsQuery } from '../api/list'
import { notificationsKey, unreadQuery } from '../api/unread'
import { targetOf } from '../model/target'

const ICONS: Record<Notification['kind'], LucideIcon> = {
  mention: AtSign,
  assignment: UserRoundCheck,
  message_failed: MessageSquareWarning,
  number_trouble: Smartphone,
  template_trouble: LayoutTemplate,
  dead_letter: ServerCrash,
  media_refused: FileX,
  webhook_failing: Webhook,
  ai_hand_over: Bot,
  request: ClipboardList,
  job_finished: FileCheck,
}

/** Marks everything as read. */
export function MarkAllButton() {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: unread = 0 } = useQuery(unreadQuery(project.id))
  const mark = useAct({ act: () => markRead(project.id), refresh: [notificationsKey(project.id)] })
  if (unread === 0) return null
  return (
    <Button size="sm" look="quiet" busy={mark.isPending} onClick={() => mark.mutate()}>
      {t('notifications.markAll')}
    </Button>
  )
}

/** The news, newest first; each leads to what it is about. */
export function NotificationList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const navigate = useNavigate()
  const query = useInfiniteQuery(notificationsQuery(project.id))
  const mark = useAct({
    act: (ids: string[]) => markRead(project.id, ids),
    refresh: [notificationsKey(project.id)],
  })
  if (query.isPending) return <RowsSkeleton rows={4} />
  if (!query.data) {
    return <LoadFailed error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
  }
  const rows = query.data.pages.flatMap((page) => page.data)
  const open = (row: Notification) => {
    if (row.read_at === null) mark.mutate([row.id])
    const target = targetOf(key, row.link)
    onClose()
    if (target) void navigate({ href: target })
  }
  const settings = (
    <Link
      to="/p/$project/settings/$section"
      params={{ project: key, section: 'notifications' }}
      onClick={onClose}
      className="flex items-center gap-2 px-4 py-2.5 text-ink-soft text-sm -outline-offset-2 hover:bg-hover touch:min-h-touch"
    >
      <Settings aria-hidden className="size-4" />
      {t('notifications.settings')}
    </Link>
  )
  if (rows.length === 0) {
    return (
      <>
        <Notice icon={BellOff} title={t('notifications.emptyTitle')}>
          {t('notifications.empty')}
        </Notice>
        {settings}
      </>
    )
  }
  return (
    <>
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.id}>
            <Line row={row} onOpen={() => open(row)} />
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button
          look="quiet"
          className="m-2"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      ) : null}
      <div className="border-t">{settings}</div>
    </>
  )
}

/** What was waited for comes under the same kind as trouble. */
function goodNews({ kind, data }: Notification) {
  if (kind === 'template_trouble' && data.status === 'APPROVED') return 'notifications.good.template'
  if (kind === 'number_trouble' && data.event === 'NAME_APPROVED') return 'notifications.good.name'
  return undefined
}

function Line({ row, onOpen }: { row: Notification; onOpen: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const options = useFormatOptions()
  const now = useNow()
  const language = useLanguage()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const actor = members.find(({ id }) => id === row.data.actor_id)?.name
  const Icon = ICONS[row.kind]
  const at = Date.parse(row.created_at)
  const unread = row.read_at === null
  return (
    <button
      type="button"
      data-testid="notification"
      data-kind={row.kind}
      data-unread={unread}
      onClick={onOpen}
      className="flex w-full items-start gap-3 px-4 py-3 text-start -outline-offset-2 hover:bg-hover"
    >
      <Icon
        aria-hidden
        className={cx('mt-0.5 size-4 shrink-0', unread ? 'text-accent-ink' : 'text-ink-faint')}
      />
      <span className="min-w-0 flex-1">
        <span className={cx('block text-pretty text-sm', unread ? 'font-medium' : 'text-ink-soft')}>
          {actor && (row.kind === 'mention' || row.kind === 'assignment')
            ? t(`notifications.by.${row.kind}`, { name: actor })
            : t(goodNews(row) ?? `notifications.kinds.${row.kind}`)}
        </span>
        {row.failure ? (
          <span className="block text-pretty text-ink-soft text-xs">
            {row.failure.cause[language]} {row.failure.next[language]}{' '}
            {row.failure.code ? <bdi dir="ltr">({row.failure.code})</bdi> : null}
          </span>
        ) : null}
        <time dateTime={row.created_at} title={exactTime(at, options)} className="text-ink-faint text-xs">
          {dayAndTime(at, now, options)}
        </time>
      </span>
      {unread ? (
        <span className="mt-1.5 size-2 shrink-0 rounded-full bg-accent">
          <span className="sr-only">{t('notifications.unread')}</span>
        </span>
      ) : null}
    </button>
  )
}
