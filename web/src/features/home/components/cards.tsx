import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import {
  ArrowDownLeft,
  ArrowUpRight,
  BellRing,
  Inbox,
  type LucideIcon,
  Timer,
  TriangleAlert,
  UserRoundX,
  UsersRound,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'
import { duration } from '@/lib/durations'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { needsYouCountQuery, type Stats } from '../api/figures'

/** Each figure leads to what is behind it. */
export function Cards({ stats }: { stats: Stats }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { key } = useProject()
  const params = { project: key }
  const number = (value: number) => count(value, language)
  const first = stats.first_response_seconds
  return (
    <ul className="grid grid-cols-2 gap-3 desktop:grid-cols-4">
      <NeedsYouCard />
      <Figure
        icon={Inbox}
        name={t('home.open')}
        note={t('home.now')}
        value={number(stats.conversations.open)}
        link={{ to: '/p/$project/inbox', params, search: { tab: 'open' } }}
      />
      <Figure
        icon={UserRoundX}
        name={t('home.unassigned')}
        note={t('home.now')}
        value={number(stats.conversations.unassigned)}
        link={{ to: '/p/$project/inbox', params, search: { tab: 'unassigned' } }}
      />
      <Figure
        icon={UsersRound}
        name={t('home.newContacts')}
        note={t('home.ofTotal', { total: number(stats.contacts.total) })}
        value={number(stats.contacts.new)}
        link={{ to: '/p/$project/contacts', params }}
      />
      <Figure
        icon={ArrowDownLeft}
        name={t('home.inbound')}
        value={number(stats.messages.inbound)}
        link={{ to: '/p/$project/analytics', params }}
      />
      <Figure
        icon={ArrowUpRight}
        name={t('home.outbound')}
        note={t('home.delivered', {
          count: stats.messages.delivered,
          number: number(stats.messages.delivered),
        })}
        value={number(stats.messages.outbound)}
        link={{ to: '/p/$project/analytics', params }}
      />
      <Figure
        icon={Timer}
        name={t('home.firstResponse')}
        note={t('home.answered', { count: first.answered, number: number(first.answered) })}
        value={first.median === null ? '–' : duration(first.median, language)}
        link={{ to: '/p/$project/analytics', params }}
      />
      <Figure
        icon={TriangleAlert}
        name={t('home.failed')}
        value={number(stats.messages.failed)}
        tone={stats.messages.failed > 0 ? 'danger' : undefined}
        link={{ to: '/p/$project/inbox', params }}
      />
    </ul>
  )
}

/** For who sees only some conversations: what waits for him. Figures are of the whole project. */
export function OwnCards() {
  return (
    <ul className="grid grid-cols-2 gap-3 desktop:grid-cols-4">
      <NeedsYouCard />
    </ul>
  )
}

function NeedsYouCard() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { key, project } = useProject()
  const { data } = useQuery(needsYouCountQuery(project.id))
  return (
    <Figure
      icon={BellRing}
      name={t('home.needsYou')}
      note={t(data === 0 ? 'home.nothingWaits' : 'home.now')}
      value={data === undefined ? null : count(data, language)}
      tone={data ? 'warn' : undefined}
      link={{ to: '/p/$project/inbox', params: { project: key } }}
    />
  )
}

function Figure(props: {
  icon: LucideIcon
  name: string
  /** Null while it is on its way. */
  value: string | null
  note?: string
  tone?: 'warn' | 'danger'
  link: LinkProps
}) {
  const Icon = props.icon
  return (
    <li className="min-w-0">
      <Link
        {...props.link}
        className="flex h-full flex-col gap-1 rounded-xl border bg-surface p-4 transition-colors hover:bg-hover"
      >
        <span className="flex items-start gap-2 text-ink-soft text-sm">
          <span className="min-w-0 flex-1">{props.name}</span>
          <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </span>
        {props.value === null ? (
          <Skeleton className="h-7 w-12" />
        ) : (
          <span
            data-numeric
            className={cx(
              'font-semibold text-xl',
              props.tone === 'danger' && 'text-danger',
              props.tone === 'warn' && 'text-warn',
            )}
          >
            {props.value}
          </span>
        )}
        {props.note ? <span className="text-ink-faint text-xs">{props.note}</span> : null}
      </Link>
    </li>
  )
}
