import { useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { exactTime, preciseTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { type LogEntry, logsQuery } from '../api/logs'
import { CATEGORIES } from '../model/categories'
import { httpStatus, millisecondsOf } from '../model/entry'
import type { LogsSearch } from '../model/search'
import { LogSheet } from './log-sheet'

export const LEVEL_TONES: Record<LogEntry['level'], Tone> = {
  debug: 'neutral',
  info: 'neutral',
  warning: 'warn',
  error: 'danger',
}

interface ListProps {
  search: LogsSearch
  live: boolean
  isFiltered: boolean
  onPage: (page: number) => void
}

/** The log, newest first; a row opens in full. */
export function LogList({ search, live, isFiltered, onPage }: ListProps) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(logsQuery(project, search, live))
  const [open, setOpen] = useState<LogEntry | null>(null)
  return (
    <>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice icon={ScrollText} title={t('logs.emptyTitle')}>
            {t(isFiltered ? 'logs.emptyFiltered' : 'logs.empty')}
          </Notice>
        }
      >
        {({ data, page, limit, total }) => (
          <>
            <LogTable rows={data} busy={query.isPlaceholderData} onOpen={setOpen} />
            <Pager page={page} pageSize={limit} total={total} onPage={onPage} />
          </>
        )}
      </QueryView>
      {open ? <LogSheet entry={open} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function LogTable(props: { rows: LogEntry[]; busy: boolean; onOpen: (entry: LogEntry) => void }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const columns: Column<LogEntry>[] = [
    {
      id: 'message',
      header: t('logs.message'),
      primary: true,
      className: 'max-w-0 w-1/2 max-tablet:w-auto max-tablet:max-w-none',
      cell: (entry) => (
        <button
          type="button"
          onClick={() => props.onOpen(entry)}
          className="block w-full truncate text-start font-mono text-xs"
        >
          <bdi dir="auto">{entry.message}</bdi>
        </button>
      ),
    },
    {
      id: 'time',
      header: t('logs.time'),
      className: 'whitespace-nowrap',
      cell: ({ created_at }) => (
        <time dateTime={created_at} title={exactTime(Date.parse(created_at), format)}>
          {preciseTime(Date.parse(created_at), format)}
        </time>
      ),
    },
    {
      id: 'level',
      header: t('logs.level'),
      cell: ({ level }) => <Badge tone={LEVEL_TONES[level]}>{t(`logs.levels.${level}`)}</Badge>,
    },
    {
      id: 'category',
      header: t('logs.category'),
      cell: ({ category }) => {
        const known = CATEGORIES.find((name) => name === category)
        return known ? t(`logs.categories.${known}`) : <Ltr>{category}</Ltr>
      },
    },
    {
      id: 'status',
      header: t('logs.status'),
      align: 'end',
      cell: ({ metadata }) => <Ltr>{httpStatus(metadata)}</Ltr>,
    },
    {
      id: 'duration',
      header: t('logs.duration'),
      align: 'end',
      className: 'whitespace-nowrap',
      cell: ({ metadata }) => {
        const count = millisecondsOf(metadata)
        return count === null ? null : t('logs.milliseconds', { count })
      },
    },
  ]
  return (
    <Table
      label={t('logs.tabs.log')}
      columns={columns}
      rows={props.rows}
      rowKey={({ id }) => String(id)}
      onRow={props.onOpen}
      busy={props.busy}
    />
  )
}
