import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Card, Page, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Table } from '@/components/ui/table'
import { cx } from '@/lib/cx'
import { duration } from '@/lib/durations'
import { count, timeOfDay } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { useRefreshOnNews } from '@/lib/use-refresh-on-news'
import { useTitle } from '@/lib/use-title'
import { type Health, healthQuery, QUEUES, statusKey } from '../api/status'
import { DeadLetters } from './dead-letters'
import { LedgerSection } from './ledger-section'
import { StuckMessages } from './stuck-messages'
import { Unrouted } from './unrouted'

/** Whether anything is lost, late or given up, and what to do about it. For admins. */
export function StatusPage() {
  const { t } = useTranslation()
  const allowed = useMay()('seeStatus')
  useTitle(t('status.title'))
  return <Page title={t('status.title')}>{allowed ? <Status /> : <NotAllowed />}</Page>
}

function Status() {
  const { project } = useProject()
  useRefreshOnNews(useMemo(() => statusKey(project.id), [project.id]))
  const health = useQuery(healthQuery(project.id))
  return (
    <>
      <QueryView query={health} skeleton={<RowsSkeleton rows={3} />}>
        {(found) => (
          <>
            <Verdict health={found} />
            <Queues health={found} />
          </>
        )}
      </QueryView>
      <LedgerSection />
      <DeadLetters />
      <StuckMessages />
      <Unrouted />
    </>
  )
}

/** All is well, or what is not, in one sentence. */
function Verdict({ health }: { health: Health }) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  const good = health.status === 'ok'
  const Icon = good ? CircleCheck : CircleAlert
  return (
    <Card className="flex items-start gap-3 p-4">
      <Icon aria-hidden className={cx('mt-0.5 size-5 shrink-0', good ? 'text-accent-ink' : 'text-danger')} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t(`status.verdict.${health.status}`)}</p>
        <p className="text-ink-soft text-sm">
          {health.database.latency_ms === null
            ? t('status.databaseDown')
            : t('status.databaseUp', { ms: health.database.latency_ms })}
          {' · '}
          {t('status.checked', { time: timeOfDay(Date.parse(health.checked_at), options) })}
        </p>
        {health.missing.length > 0 ? (
          <ul className="flex flex-col gap-1 pt-2 text-danger text-sm">
            {health.missing.map(({ name, where }) => (
              <li key={`${where}-${name}`}>
                {t(`status.missing.${where}`)} <Ltr className="font-medium">{name}</Ltr>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  )
}

function Queues({ health }: { health: Health }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const named = (queue: string) => QUEUES.find((known) => known === queue)
  return (
    <Section title={t('status.queues.title')} description={t('status.queues.description')}>
      <Table
        label={t('status.queues.title')}
        rows={health.queues}
        rowKey={(row) => row.queue}
        columns={[
          {
            id: 'queue',
            header: t('status.queues.name'),
            primary: true,
            cell: (row) => {
              const known = named(row.queue)
              return known ? t(`status.queues.names.${known}`) : <Ltr>{row.queue}</Ltr>
            },
          },
          {
            id: 'depth',
            header: t('status.queues.depth'),
            align: 'end',
            cell: (row) => <span data-numeric>{count(row.depth, language)}</span>,
          },
          {
            id: 'age',
            header: t('status.queues.age'),
            align: 'end',
            cell: (row) => (row.oldest_age_seconds ? duration(row.oldest_age_seconds, language) : '–'),
          },
          {
            id: 'dead',
            header: t('status.queues.dead'),
            align: 'end',
            cell: (row) => (
              <span data-numeric className={row.dead > 0 ? 'font-medium text-danger' : undefined}>
                {count(row.dead, language)}
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}
