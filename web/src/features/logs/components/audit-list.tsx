import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { Sheet } from '@/components/ui/sheet'
import { type Column, Table } from '@/components/ui/table'
import { exactTime, preciseTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { type AuditEntry, auditQuery } from '../api/logs'
import { ACTIONS } from '../model/categories'
import { changedFields } from '../model/entry'
import type { LogsSearch } from '../model/search'
import { Fact, Facts } from './log-sheet'

/** Who did what to which row, newest first. */
export function AuditList(props: {
  search: LogsSearch
  live: boolean
  isFiltered: boolean
  onPage: (page: number) => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(auditQuery(project, props.search, props.live))
  const [open, setOpen] = useState<AuditEntry | null>(null)
  return (
    <>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice icon={History} title={t('logs.emptyTitle')}>
            {t(props.isFiltered ? 'logs.emptyFiltered' : 'logs.auditEmpty')}
          </Notice>
        }
      >
        {({ data, page, limit, total }) => (
          <>
            <AuditTable rows={data} busy={query.isPlaceholderData} onOpen={setOpen} />
            <Pager page={page} pageSize={limit} total={total} onPage={props.onPage} />
          </>
        )}
      </QueryView>
      {open ? <AuditSheet entry={open} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

function AuditTable(props: { rows: AuditEntry[]; busy: boolean; onOpen: (entry: AuditEntry) => void }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const columns: Column<AuditEntry>[] = [
    {
      id: 'who',
      header: t('logs.who'),
      primary: true,
      cell: (entry) => (
        <button type="button" onClick={() => props.onOpen(entry)} className="text-start">
          <Actor entry={entry} />
        </button>
      ),
    },
    { id: 'what', header: t('logs.what'), cell: ({ action }) => <Action action={action} /> },
    {
      id: 'row',
      header: t('logs.row'),
      cell: ({ subject, subject_id }) => (
        <Ltr className="font-mono text-xs">
          {subject} <span className="text-ink-faint">{subject_id.slice(0, 8)}</span>
        </Ltr>
      ),
    },
    {
      id: 'time',
      header: t('logs.time'),
      align: 'end',
      className: 'whitespace-nowrap',
      cell: ({ created_at }) => (
        <time dateTime={created_at} title={exactTime(Date.parse(created_at), format)}>
          {preciseTime(Date.parse(created_at), format)}
        </time>
      ),
    },
  ]
  return (
    <Table
      label={t('logs.tabs.audit')}
      columns={columns}
      rows={props.rows}
      rowKey={({ id }) => String(id)}
      onRow={props.onOpen}
      busy={props.busy}
    />
  )
}

function Action({ action }: { action: string }) {
  const { t } = useTranslation()
  const known = ACTIONS.find((name) => name === action)
  return known ? t(`logs.actions.${known}`) : <Ltr className="font-mono text-xs">{action}</Ltr>
}

function Actor({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  if (entry.actor_kind === 'service') return t('logs.service')
  if (entry.actor_kind === 'api_key') return t('logs.apiKey')
  const name = members.find(({ id }) => id === entry.actor_id)?.name ?? t('common.unknownPerson')
  return (
    <span className="inline-flex items-center gap-2">
      <Avatar name={name} seed={entry.actor_id ?? name} size="xs" />
      <bdi dir="auto">{name}</bdi>
    </span>
  )
}

function AuditSheet({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const changes = changedFields(entry.before, entry.after)
  return (
    <Sheet title={<Action action={entry.action} />} closeLabel={t('common.close')} onClose={onClose}>
      <Facts>
        <Fact name={t('logs.who')}>
          <Actor entry={entry} />
        </Fact>
        <Fact name={t('logs.row')}>
          <Ltr className="break-all font-mono text-xs">{`${entry.subject} ${entry.subject_id}`}</Ltr>
        </Fact>
        <Fact name={t('logs.time')}>{exactTime(Date.parse(entry.created_at), format)}</Fact>
        {entry.request_id ? (
          <Fact name={t('logs.requestId')}>
            <Ltr className="break-all font-mono text-xs">{entry.request_id}</Ltr>
          </Fact>
        ) : null}
      </Facts>
      {changes.length === 0 ? (
        <p className="text-ink-soft text-sm">{t('logs.noChange')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section aria-label={t('logs.what')} tabIndex={0} className="overflow-x-auto rounded-lg border">
          <table className="w-full text-xs">
            <thead className="border-b text-ink-faint">
              <tr>
                {(['field', 'before', 'after'] as const).map((name) => (
                  <th key={name} scope="col" className="px-3 py-2 text-start font-medium">
                    {t(`logs.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y align-top">
              {changes.map(({ field, before, after }) => (
                <tr key={field}>
                  <th scope="row" className="px-3 py-2 text-start font-mono font-normal">
                    <Ltr>{field}</Ltr>
                  </th>
                  <Value value={before} />
                  <Value value={after} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Sheet>
  )
}

function Value({ value }: { value: unknown }) {
  const text =
    value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
  return (
    <td className="max-w-40 break-words px-3 py-2 font-mono">
      <bdi dir="auto">{text}</bdi>
    </td>
  )
}
