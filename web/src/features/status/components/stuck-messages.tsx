import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CheckCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { LoadFailed, RowsSkeleton } from '@/components/ui/query-view'
import { Table } from '@/components/ui/table'
import { dayAndTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { stuckQuery } from '../api/status'

const WAITS = { hour: 60, hours: 360, day: 1440, days: 4320 } as const
type Wait = keyof typeof WAITS

/** Messages that Meta took and never reported as delivered: a phone that is off, or statuses that do not arrive. */
export function StuckMessages() {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const options = useFormatOptions()
  const now = useNow()
  const [wait, setWait] = useState<Wait>('hour')
  const query = useInfiniteQuery(stuckQuery(project.id, WAITS[wait]))
  const rows = query.data?.pages.flatMap((page) => page.data) ?? []
  return (
    <Section
      title={t('status.stuck.title')}
      description={t('status.stuck.description')}
      actions={
        <Select
          label={t('status.stuck.longer')}
          value={wait}
          onChange={(event) => setWait(event.target.value as Wait)}
        >
          {(Object.keys(WAITS) as Wait[]).map((name) => (
            <option key={name} value={name}>
              {t(`status.stuck.waits.${name}`)}
            </option>
          ))}
        </Select>
      }
    >
      {query.isPending ? (
        <RowsSkeleton rows={3} />
      ) : !query.data ? (
        <LoadFailed error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <Card>
          <Notice icon={CheckCheck} title={t('status.stuck.empty')} />
        </Card>
      ) : (
        <>
          <Table
            label={t('status.stuck.title')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                id: 'at',
                header: t('status.stuck.at'),
                primary: true,
                cell: (row) => (
                  <Link
                    to="/p/$project/inbox/$conversationId"
                    params={{ project: key, conversationId: row.conversation_id }}
                    className="hover:underline"
                  >
                    {dayAndTime(Date.parse(row.occurred_at), now, options)}
                  </Link>
                ),
              },
              { id: 'type', header: t('status.stuck.type'), cell: (row) => <Ltr>{row.type}</Ltr> },
              {
                id: 'wamid',
                header: t('status.stuck.id'),
                desktopOnly: true,
                className: 'max-w-0 w-1/2',
                cell: (row) => (
                  <Ltr className="block truncate text-ink-faint text-xs">{row.wamid ?? row.id}</Ltr>
                ),
              },
            ]}
          />
          {query.hasNextPage ? (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('common.more')}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  )
}
