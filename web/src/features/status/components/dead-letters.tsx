import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Select } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { LoadFailed, RowsSkeleton } from '@/components/ui/query-view'
import { count, dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import {
  type DeadLetter,
  deadLettersQuery,
  purgeLetters,
  QUEUES,
  type QueueName,
  replayLetters,
  statusKey,
} from '../api/status'

/** Jobs that were given up: try again, or put aside. */
export function DeadLetters() {
  const { t } = useTranslation()
  const { project } = useProject()
  const { language } = useFormatOptions()
  const [queue, setQueue] = useState<QueueName | undefined>()
  const [purging, setPurging] = useState<string[] | null>(null)
  const query = useInfiniteQuery(deadLettersQuery(project.id, queue))
  const rows = query.data?.pages.flatMap((page) => page.data) ?? []
  const refresh = [statusKey(project.id)]
  const replay = useAct({
    act: replayLetters,
    refresh,
    onDone: (done, ids) =>
      toast(
        done.count === 0
          ? { kind: 'info', text: t('status.dead.noneReplayed') }
          : {
              kind: 'done',
              text: t('status.dead.replayed', {
                count: done.count,
                number: count(done.count, language),
                of: ids.length,
              }),
            },
      ),
  })
  const purge = useAct({
    act: purgeLetters,
    refresh,
    onDone: (done) =>
      toast({
        kind: 'done',
        text: t('status.dead.purged', { count: done.count, number: count(done.count, language) }),
      }),
  })
  const ids = rows.map((row) => row.id)
  return (
    <Section
      title={t('status.dead.title')}
      description={t('status.dead.description')}
      actions={
        <div className="flex flex-wrap gap-2">
          <Select
            label={t('status.queues.name')}
            value={queue ?? ''}
            onChange={(event) => setQueue(QUEUES.find((name) => name === event.target.value))}
          >
            <option value="">{t('status.dead.allQueues')}</option>
            {QUEUES.map((name) => (
              <option key={name} value={name}>
                {t(`status.queues.names.${name}`)}
              </option>
            ))}
          </Select>
          {rows.length > 0 ? (
            <>
              <Button
                icon={<RotateCcw aria-hidden className="size-4" />}
                busy={replay.isPending}
                onClick={() => replay.mutate(ids)}
              >
                {t('status.dead.replayShown')}
              </Button>
              <Button icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setPurging(ids)}>
                {t('status.dead.purgeShown')}
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      {query.isPending ? (
        <RowsSkeleton rows={3} />
      ) : !query.data ? (
        <LoadFailed error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <Card>
          <Notice icon={CircleCheck} title={t('status.dead.emptyTitle')}>
            {t('status.dead.empty')}
          </Notice>
        </Card>
      ) : (
        <>
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {rows.map((row) => (
              <li key={row.id} data-testid="dead-letter" className="flex items-start gap-3 py-3 ps-4 pe-2">
                <Letter row={row} />
                <span className="inline-flex">
                  <IconButton
                    label={t('status.dead.replay')}
                    tip="above"
                    disabled={replay.isPending}
                    onClick={() => replay.mutate([row.id])}
                  >
                    <RotateCcw aria-hidden className="size-4" />
                  </IconButton>
                  <IconButton label={t('status.dead.purge')} tip="above" onClick={() => setPurging([row.id])}>
                    <Trash2 aria-hidden className="size-4" />
                  </IconButton>
                </span>
              </li>
            ))}
          </ul>
          {query.hasNextPage ? (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('common.more')}
            </Button>
          ) : null}
        </>
      )}
      {purging ? (
        <ConfirmDialog
          title={t('status.dead.ask', { count: purging.length, number: count(purging.length, language) })}
          confirmLabel={t('status.dead.purge')}
          onConfirm={() => purge.mutateAsync(purging)}
          onClose={() => setPurging(null)}
        >
          {t('status.dead.askText')}
        </ConfirmDialog>
      ) : null}
    </Section>
  )
}

function Letter({ row }: { row: DeadLetter }) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  const now = useNow()
  const at = Date.parse(row.created_at)
  const queue = QUEUES.find((name) => name === row.queue)
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <Badge>{queue ? t(`status.queues.names.${queue}`) : row.queue}</Badge>
        <span className="text-ink-faint text-xs" title={exactTime(at, options)}>
          {dayAndTime(at, now, options)}
          {' · '}
          {t('status.dead.attempts', { count: row.attempts })}
        </span>
      </span>
      <Ltr className="break-words text-start text-sm">{row.error}</Ltr>
      <Ltr className="truncate text-ink-faint text-xs">{row.subject_id}</Ltr>
    </span>
  )
}
