import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDownLeft, ArrowUpRight, MessageCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { exactTime, listTime } from '@/lib/format'
import { plainPreview } from '@/lib/plain-preview'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { type RecentMessage, recentMessagesQuery } from '../api/lists'

/** The newest messages, each with the way to its conversation. */
export function RecentMessages() {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const query = useQuery(recentMessagesQuery(project.id))
  return (
    <Section
      title={t('home.recent')}
      actions={
        <Link
          to="/p/$project/inbox"
          params={{ project: key }}
          className="inline-flex items-center font-medium text-accent-ink text-sm touch:min-h-touch"
        >
          {t('home.toInbox')}
        </Link>
      }
    >
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={6} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Card>
            <Notice icon={MessageCircle} title={t('home.noMessagesTitle')}>
              {t('home.noMessages')}
            </Notice>
          </Card>
        }
      >
        {(rows) => (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {rows.map((row) => (
              <li key={row.id}>
                <Line row={row} />
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}

function Line({ row }: { row: RecentMessage }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const options = useFormatOptions()
  const now = useNow()
  const at = Date.parse(row.occurred_at)
  const Arrow = row.direction === 'inbound' ? ArrowDownLeft : ArrowUpRight
  return (
    <Link
      to="/p/$project/inbox/$conversationId"
      params={{ project: key, conversationId: row.conversation_id }}
      className="flex items-center gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-hover"
    >
      <Arrow
        role="img"
        aria-label={t(row.direction === 'inbound' ? 'home.in' : 'home.out')}
        className="mirror size-4 shrink-0 text-ink-faint"
      />
      <span className="flex min-w-0 flex-1 flex-col tablet:flex-row tablet:items-center tablet:gap-4">
        <span className="min-w-0 font-medium tablet:w-44 tablet:shrink-0">
          {row.contact?.name ? (
            <bdi dir="auto" className="line-auto">
              {row.contact.name}
            </bdi>
          ) : (
            <Ltr>{row.contact?.phone_hint ?? '–'}</Ltr>
          )}
        </span>
        <bdi dir="auto" className="line-auto min-w-0 flex-1 text-ink-soft">
          {plainPreview(row, options.language)}
        </bdi>
      </span>
      {row.status === 'failed' ? <Badge tone="danger">{t('ticks.failed')}</Badge> : null}
      <time
        dateTime={row.occurred_at}
        title={exactTime(at, options)}
        className="shrink-0 text-ink-faint text-xs"
      >
        {listTime(at, now, options)}
      </time>
    </Link>
  )
}
