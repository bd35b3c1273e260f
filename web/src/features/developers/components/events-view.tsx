import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowUpLeft, Pause, Play, Radio } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import type { FeedListener } from '@/lib/change-feed'
import { exactTime, preciseTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useFeedListener } from '@/lib/use-feed'
import { eventsQuery, type FeedRow } from '../api/events'

/** The feed of events as it comes in. */
export function EventsView() {
  const { t } = useTranslation()
  const { project } = useProject()
  const [type, setType] = useState('')
  const [paused, setPaused] = useState(false)
  const query = useQuery(eventsQuery(project.id, type || undefined))
  const held = useNews(paused)
  return (
    <>
      <p className="text-pretty text-ink-soft">{t('developers.events.intro')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <TypeFilter type={type} onType={setType} rows={query.data ?? []} />
        <span className="flex-1" />
        {paused && held > 0 ? (
          <span className="text-ink-soft text-sm">{t('developers.events.held', { count: held })}</span>
        ) : null}
        <Badge tone={paused ? 'neutral' : 'good'} icon={<Radio aria-hidden className="size-3" />}>
          {t(paused ? 'developers.events.paused' : 'developers.events.live')}
        </Badge>
        <Button
          size="sm"
          icon={paused ? <Play aria-hidden className="size-4" /> : <Pause aria-hidden className="size-4" />}
          onClick={() => {
            setPaused(!paused)
            if (paused) void query.refetch()
          }}
        >
          {t(paused ? 'developers.events.resume' : 'developers.events.pause')}
        </Button>
      </div>
      <QueryView
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Notice icon={Radio} title={t('developers.events.emptyTitle')}>
            {t('developers.events.empty')}
          </Notice>
        }
      >
        {(rows) => <EventsTable rows={rows} />}
      </QueryView>
    </>
  )
}

const READ_EVERY_MS = 1_000

/** Reads the list again at news, at most once a second; while it is paused, only counts them. */
function useNews(paused: boolean): number {
  const client = useQueryClient()
  const { feed } = useProject()
  const [held, setHeld] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef(0)
  const listener = useMemo<FeedListener>(() => {
    const readSoon = async () => {
      timer.current ??= setTimeout(
        () => {
          timer.current = undefined
          last.current = Date.now()
          // A read that is under way is not begun anew: in a busy hour none would ever end.
          void client.invalidateQueries({ queryKey: ['events'] }, { cancelRefetch: false })
        },
        Math.max(0, last.current + READ_EVERY_MS - Date.now()),
      )
    }
    return {
      onChanges: async (events) => (paused ? setHeld((count) => count + events.length) : readSoon()),
      onReset: readSoon,
    }
  }, [client, paused])
  useEffect(() => () => clearTimeout(timer.current), [])
  useFeedListener(feed, listener)
  if (!paused && held > 0) setHeld(0)
  return held
}

/** The kinds that have been seen here. */
function TypeFilter(props: { type: string; onType: (type: string) => void; rows: FeedRow[] }) {
  const { t } = useTranslation()
  const [known, setKnown] = useState<string[]>([])
  const fresh = props.rows.map(({ type }) => type).filter((type) => !known.includes(type))
  if (fresh.length > 0) setKnown([...new Set([...known, ...fresh])].sort())
  return (
    <Select
      label={t('developers.events.filter')}
      value={props.type}
      onChange={(event) => props.onType(event.target.value)}
    >
      <option value="">{t('common.all')}</option>
      {known.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  )
}

function EventsTable({ rows }: { rows: FeedRow[] }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const format = useFormatOptions()
  const columns: Column<FeedRow>[] = [
    {
      id: 'type',
      header: t('developers.events.type'),
      primary: true,
      cell: (row) => <Ltr className="font-mono text-xs">{row.type}</Ltr>,
    },
    {
      id: 'time',
      header: t('developers.events.time'),
      className: 'whitespace-nowrap',
      cell: (row) => (
        <time dateTime={row.created_at} title={exactTime(Date.parse(row.created_at), format)}>
          {preciseTime(Date.parse(row.created_at), format)}
        </time>
      ),
    },
    {
      id: 'data',
      header: t('developers.events.data'),
      cell: (row) => <Ltr className="block break-all font-mono text-ink-soft text-xs">{words(row.data)}</Ltr>,
    },
    {
      id: 'about',
      header: t('developers.events.about'),
      align: 'end',
      cell: (row) =>
        row.conversation_id === null ? null : (
          <Link
            to="/p/$project/inbox/$conversationId"
            params={{ project: key, conversationId: row.conversation_id }}
            search={{ message: row.message_id ?? undefined }}
            aria-label={t('developers.events.openConversation')}
            data-tip={t('developers.events.openConversation')}
            className={`tip tip-above ${iconButtonClass}`}
          >
            <ArrowUpLeft aria-hidden className="size-4 ltr:-scale-x-100" />
          </Link>
        ),
    },
  ]
  return (
    <Table
      label={t('developers.sections.events')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}

/** Small facts in one line. */
function words(data: Record<string, unknown>): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('  ')
}
