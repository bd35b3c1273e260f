import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { cx } from '@/lib/cx'
import { dayAndTime, exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useMay, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import {
  type Flow,
  type FlowVersionEntry,
  flowKey,
  flowsKey,
  restoreVersion,
  versionQuery,
  versionsQuery,
} from '../api/flows'
import { written } from '../model/document'
import { Comparison } from './comparison'
import { Faults } from './faults'
import { RestoreDialog } from './restore-dialog'

/** Every document that the Flow had; a chosen one stands beside the one that counts and can be brought back. */
export function Versions({ flow }: { flow: Flow }) {
  const query = useQuery(versionsQuery(flow.id))
  return <QueryView query={query}>{({ data }) => <VersionList flow={flow} versions={data} />}</QueryView>
}

function VersionList({ flow, versions }: { flow: Flow; versions: FlowVersionEntry[] }) {
  const { t } = useTranslation()
  const current = versions[0]
  const [chosen, setChosen] = useState(() => (versions[1] ?? versions[0])?.number)
  const shown = versions.find(({ number }) => number === chosen) ?? current
  if (!current || !shown) return <p className="text-ink-soft text-sm">{t('flows.noVersions')}</p>
  return (
    <div className="grid min-w-0 items-start gap-6 desktop:grid-cols-[16rem_minmax(0,1fr)]">
      <ol aria-label={t('flows.tabs.versions')} className="flex flex-col gap-1.5">
        {versions.map((version) => (
          <li key={version.number}>
            <VersionButton
              version={version}
              isCurrent={version === current}
              isChosen={version === shown}
              onChoose={() => setChosen(version.number)}
            />
          </li>
        ))}
      </ol>
      <ShownVersion key={shown.number} flow={flow} version={shown} current={current} />
    </div>
  )
}

function VersionButton(props: {
  version: FlowVersionEntry
  isCurrent: boolean
  isChosen: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { version, isChosen } = props
  const format = useFormatOptions()
  const now = useNow()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const author = members.find(({ id }) => id === version.created_by)?.name
  const at = Date.parse(version.created_at)
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      data-testid={`version-${version.number}`}
      onClick={props.onChoose}
      className={cx(
        'flex w-full flex-col gap-1 rounded-lg border px-3 py-2 text-start text-sm',
        isChosen ? 'border-accent bg-selected' : 'bg-surface hover:bg-hover',
      )}
    >
      <span className="flex flex-wrap items-center gap-1.5">
        <span className="font-medium">{t('flows.version', { number: version.number })}</span>
        {props.isCurrent ? <Badge>{t('flows.currentVersion')}</Badge> : null}
        {version.published_at ? <Badge tone="good">{t('flows.statuses.PUBLISHED')}</Badge> : null}
        {version.validation_errors.length > 0 ? (
          <Badge tone="danger">{t('flows.faultCount', { count: version.validation_errors.length })}</Badge>
        ) : null}
      </span>
      <span className="text-ink-soft text-xs">
        <bdi dir="auto">{author ?? t('flows.savedElsewhere')}</bdi>
        {' · '}
        <time dateTime={version.created_at} title={exactTime(at, format)}>
          {dayAndTime(at, now, format)}
        </time>
      </span>
    </button>
  )
}

function ShownVersion(props: { flow: Flow; version: FlowVersionEntry; current: FlowVersionEntry }) {
  const { t } = useTranslation()
  const may = useMay()
  const { flow, version, current } = props
  const isCurrent = version.number === current.number
  const [asks, setAsks] = useState(false)
  const older = useQuery(versionQuery(flow.id, version.number))
  const newest = useQuery(versionQuery(flow.id, current.number))
  const query = older.data === undefined ? older : newest
  return (
    <Section
      title={
        isCurrent
          ? t('flows.version', { number: version.number })
          : t('flows.besideCurrent', { number: version.number, current: current.number })
      }
      actions={
        may('manageFlows') && !isCurrent ? (
          <Button icon={<RotateCcw aria-hidden className="size-4" />} onClick={() => setAsks(true)}>
            {t('flows.restore')}
          </Button>
        ) : null
      }
    >
      <Faults faults={version.validation_errors} />
      <QueryView query={query}>
        {() =>
          isCurrent ? (
            <pre
              dir="ltr"
              className="overflow-hidden whitespace-pre-wrap break-words rounded-lg border bg-surface p-3 font-mono text-xs"
            >
              {written(newest.data?.document)}
            </pre>
          ) : (
            <Comparison
              before={{
                name: t('flows.version', { number: version.number }),
                text: written(older.data?.document),
              }}
              after={{
                name: t('flows.version', { number: current.number }),
                text: written(newest.data?.document),
              }}
            />
          )
        }
      </QueryView>
      {asks ? <Restore flow={flow} number={version.number} onClose={() => setAsks(false)} /> : null}
    </Section>
  )
}

/** A draft takes the version in; what Meta has published stays, so the version becomes a draft of its own. */
function Restore({ flow, number, onClose }: { flow: Flow; number: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const navigate = useNavigate()
  const restore = useAct({
    act: (name?: string) => restoreVersion(flow.id, number, name),
    refresh: [flowKey(flow.id), flowsKey(project.id)],
    done: t('flows.restored', { number }),
    onDone: ({ id }) =>
      void navigate({ to: '/p/$project/flows/$flowId', params: { project: key, flowId: id } }),
    onFailed: () => flow.status !== 'DRAFT',
  })
  if (flow.status === 'DRAFT') {
    return (
      <ConfirmDialog
        title={t('flows.restoreTitle', { number })}
        confirmLabel={t('flows.restore')}
        onClose={onClose}
        onConfirm={() => restore.mutateAsync(undefined)}
      >
        {t('flows.restoreText')}
      </ConfirmDialog>
    )
  }
  return (
    <RestoreDialog
      title={t('flows.restoreTitle', { number })}
      suggestion={t('flows.restoredName', { name: flow.name, number })}
      error={restore.error}
      busy={restore.isPending}
      onClose={onClose}
      onRestore={(name) => restore.mutate(name)}
    />
  )
}
