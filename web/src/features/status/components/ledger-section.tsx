import { useQuery } from '@tanstack/react-query'
import { Inbox, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField, Select, SelectField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { dayRange } from '@/lib/day-range'
import { duration } from '@/lib/durations'
import { count, dayKey } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useAct } from '@/lib/use-act'
import { useLanguage } from '@/lib/use-language'
import { type LedgerLine, ledgerQuery, PERIODS, type Period, replayEvents, statusKey } from '../api/status'

/** What became of each update of Meta. The difference is zero, or something is lost. */
export function LedgerSection() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const [period, setPeriod] = useState<Period>('day')
  const [replaying, setReplaying] = useState(false)
  const query = useQuery(ledgerQuery(project.id, period))
  const figure = (value: number) => <span data-numeric>{count(value, language)}</span>
  const lag = (ms: number) => (ms > 0 ? duration(ms / 1000, language) : '–')
  const columns: Column<LedgerLine>[] = [
    {
      id: 'number',
      header: t('status.ledger.number'),
      primary: true,
      cell: (line) => <Ltr>{line.display_phone_number}</Ltr>,
    },
    ...(['received', 'processed', 'duplicate', 'parked', 'failed'] as const).map(
      (id): Column<LedgerLine> => ({
        id,
        header: t(`status.ledger.${id}`),
        align: 'end',
        cell: (line) => figure(line[id]),
      }),
    ),
    {
      id: 'difference',
      header: t('status.ledger.difference'),
      align: 'end',
      cell: (line) => (
        <Badge tone={line.difference === 0 ? 'good' : 'danger'}>
          <span data-numeric>{count(line.difference, language)}</span>
        </Badge>
      ),
    },
    { id: 'took', header: t('status.ledger.took'), align: 'end', cell: (line) => lag(line.took_ms_p95) },
    {
      id: 'behind',
      header: t('status.ledger.behind'),
      align: 'end',
      cell: (line) => lag(line.behind_ms_p95),
    },
  ]
  return (
    <Section
      title={t('status.ledger.title')}
      description={t('status.ledger.description')}
      actions={
        <div className="flex flex-wrap gap-2">
          <Select
            label={t('status.ledger.period')}
            value={period}
            onChange={(event) => setPeriod(event.target.value as Period)}
          >
            {PERIODS.map((name) => (
              <option key={name} value={name}>
                {t(`status.ledger.periods.${name}`)}
              </option>
            ))}
          </Select>
          <Button
            icon={<RotateCcw aria-hidden className="size-4" />}
            disabled={!query.data?.data.length}
            onClick={() => setReplaying(true)}
          >
            {t('status.replay.open')}
          </Button>
        </div>
      }
    >
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={2} />}
        isEmpty={(ledger) => ledger.data.length === 0}
        empty={
          <Card>
            <Notice icon={Inbox} title={t('status.ledger.noNumbers')} />
          </Card>
        }
      >
        {(ledger) => (
          <>
            <Table
              label={t('status.ledger.title')}
              columns={columns}
              rows={ledger.data}
              rowKey={(line) => line.number_id}
            />
            {ledger.waiting_events > 0 ? (
              <p className="text-ink-soft text-sm">
                {t('status.ledger.waiting', {
                  count: ledger.waiting_events,
                  number: count(ledger.waiting_events, language),
                })}
              </p>
            ) : null}
          </>
        )}
      </QueryView>
      {replaying && query.data ? (
        <ReplayDialog lines={query.data.data} onClose={() => setReplaying(false)} />
      ) : null}
    </Section>
  )
}

/** Works once more on what was received on some days. */
function ReplayDialog({ lines, onClose }: { lines: LedgerLine[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { timeZone, language } = useFormatOptions()
  const today = dayKey(Date.now(), timeZone)
  const [number, setNumber] = useState(lines[0]?.number_id ?? '')
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const start = from ? dayRange(from, timeZone).from : undefined
  const end = to ? dayRange(to, timeZone).to : undefined
  const right = start !== undefined && end !== undefined && from <= to
  const replay = useAct({
    act: () => replayEvents(number, start ?? '', end ?? ''),
    refresh: [statusKey(project.id)],
    onDone: (done) => {
      toast({
        kind: 'done',
        text: t('status.replay.done', { count: done.count, number: count(done.count, language) }),
      })
      onClose()
    },
  })
  return (
    <Dialog title={t('status.replay.title')} closeLabel={t('common.close')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (right) replay.mutate()
        }}
      >
        <p className="text-pretty text-ink-soft">{t('status.replay.description')}</p>
        <SelectField
          label={t('status.ledger.number')}
          dir="ltr"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        >
          {lines.map((line) => (
            <option key={line.number_id} value={line.number_id}>
              {line.display_phone_number}
            </option>
          ))}
        </SelectField>
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('status.replay.from')}
            type="date"
            dir="ltr"
            max={today}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <InputField
            label={t('status.replay.to')}
            type="date"
            dir="ltr"
            max={today}
            value={to}
            error={right ? null : t('status.replay.wrong')}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={replay.isPending} disabled={!right}>
            {t('status.replay.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
