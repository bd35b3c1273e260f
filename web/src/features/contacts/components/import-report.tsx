import type { ImportReport } from '@contracts/contacts'
import { Link } from '@tanstack/react-router'
import { CircleCheck, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { type Column, Table } from '@/components/ui/table'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { saveBlob } from '@/lib/save-blob'
import { useFailureSentence } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { toBadRows } from '../hooks/use-import'
import type { ParsedFile } from '../model/parse-csv.worker'

const CODES = ['invalid_phone', 'invalid_email', 'invalid_tag', 'name_too_long'] as const
/** Rows of the table; the file holds all that the hub named. */
const SHOWN = 100

/** What would become of the file; nothing has happened yet. */
export function ImportChecked(props: {
  file: ParsedFile
  report: ImportReport
  onBack: () => void
  onRun: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { report } = props
  const good = report.created + report.updated
  return (
    <div className="flex flex-col gap-5">
      <p className="text-pretty text-ink-soft">{t('contacts.import.checkedText')}</p>
      <Figures report={report} tense="future" />
      <BadRows file={props.file} report={report} />
      <div className="flex justify-end gap-2">
        <Button onClick={props.onBack}>{t('common.back')}</Button>
        <Button look="primary" disabled={good === 0} onClick={props.onRun} data-testid="import-run">
          {t('contacts.import.run', { count: good, total: count(good, language) })}
        </Button>
      </div>
    </div>
  )
}

/** How far it has come. */
export function ImportRunning(props: { done: number; total: number; onCancel: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const text = t('contacts.import.progress', {
    done: count(props.done, language),
    total: count(props.total, language),
  })
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{t('contacts.import.running')}</p>
      <div
        role="progressbar"
        aria-label={t('contacts.import.running')}
        aria-valuemin={0}
        aria-valuemax={props.total}
        aria-valuenow={props.done}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          style={{ inlineSize: `${(props.done / props.total) * 100}%` }}
          className="h-full rounded-full bg-accent transition-all"
        />
      </div>
      <div className="flex items-center justify-between gap-2">
        <span className="text-ink-soft text-sm tabular-nums">{text}</span>
        <Button size="sm" onClick={props.onCancel}>
          {t('contacts.import.stop')}
        </Button>
      </div>
    </div>
  )
}

/** It did not come to its end: what is in, why, and how to go on. */
export function ImportStopped(props: {
  done: number
  total: number
  error: unknown
  onGoOn: () => void
  onAgain: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sentence = useFailureSentence()
  const byHand = props.error instanceof DOMException && props.error.name === 'AbortError'
  return (
    <div className="flex flex-col gap-3" role="alert">
      <p className="font-semibold">{t('contacts.import.stopped')}</p>
      <p className="text-pretty text-ink-soft">
        {byHand ? null : `${sentence(props.error)} `}
        {t('contacts.import.stoppedText', {
          done: count(props.done, language),
          total: count(props.total, language),
        })}
      </p>
      <div className="flex gap-2">
        <Button look="primary" onClick={props.onGoOn}>
          {t('contacts.import.goOn')}
        </Button>
        <Button onClick={props.onAgain}>{t('contacts.import.again')}</Button>
      </div>
    </div>
  )
}

/** What became of the file. */
export function ImportFinished(props: { file: ParsedFile; report: ImportReport; onAgain: () => void }) {
  const { t } = useTranslation()
  const { key } = useProject()
  return (
    <div className="flex flex-col gap-5">
      <p className="flex items-center gap-2 font-semibold text-lg" role="status">
        <CircleCheck aria-hidden className="size-5 text-accent-ink" />
        {t('contacts.import.finished')}
      </p>
      <Figures report={props.report} tense="past" />
      <BadRows file={props.file} report={props.report} />
      <div className="flex justify-end gap-2">
        <Button onClick={props.onAgain}>{t('contacts.import.again')}</Button>
        <Link
          to="/p/$project/contacts"
          params={{ project: key }}
          className="inline-flex h-9 items-center rounded-lg bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover touch:min-h-touch"
        >
          {t('contacts.import.toContacts')}
        </Link>
      </div>
    </div>
  )
}

function Figures({ report, tense }: { report: ImportReport; tense: 'future' | 'past' }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const figures = ['created', 'updated', 'failed'] as const
  return (
    <dl
      className="grid grid-cols-3 overflow-hidden rounded-xl border bg-surface"
      data-testid={`import-${tense}`}
    >
      {figures.map((figure) => (
        <div key={figure} className="flex flex-col gap-1 border-s px-4 py-3 first:border-s-0">
          <dt className="text-ink-soft text-sm">{t(`contacts.import.figures.${figure}`)}</dt>
          <dd className="font-semibold text-xl tabular-nums" data-testid={`import-${figure}`}>
            {count(report[figure], language)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function BadRows({ file, report }: { file: ParsedFile; report: ImportReport }) {
  const { t } = useTranslation()
  if (report.failed === 0) return null
  const reason = (code: string) => {
    const known = CODES.find((one) => one === code)
    return known ? t(`contacts.import.codes.${known}`) : code
  }
  const columns: Column<ImportReport['problems'][number]>[] = [
    {
      id: 'line',
      header: t('contacts.import.line'),
      className: 'w-24',
      cell: ({ line }) => <span className="tabular-nums">{line}</span>,
    },
    { id: 'reason', header: t('contacts.import.reason'), primary: true, cell: ({ code }) => reason(code) },
    {
      id: 'row',
      header: t('contacts.import.content'),
      cell: ({ line }) => (
        <bdi dir="auto" className="line-auto max-w-photo text-ink-soft">
          {(file.rows[line - 2] ?? []).filter(Boolean).join(' · ')}
        </bdi>
      ),
    },
  ]
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t('contacts.import.badRows')}</h2>
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-4" />}
          onClick={() =>
            saveBlob(
              toBadRows(file, report, { heading: t('contacts.import.reason'), of: reason }),
              'bad-rows.csv',
            )
          }
        >
          {t('contacts.import.saveBadRows')}
        </Button>
      </header>
      <Table
        label={t('contacts.import.badRows')}
        columns={columns}
        rows={report.problems.slice(0, SHOWN)}
        rowKey={({ line }) => String(line)}
      />
    </section>
  )
}
