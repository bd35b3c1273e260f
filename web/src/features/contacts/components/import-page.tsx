import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Page } from '@/components/ui/page'
import { cx } from '@/lib/cx'
import { useMay, useProject } from '@/lib/project'
import { useTitle } from '@/lib/use-title'
import { useImport } from '../hooks/use-import'
import { ImportColumns } from './import-columns'
import { ImportFile } from './import-file'
import { ImportChecked, ImportFinished, ImportRunning, ImportStopped } from './import-report'

const STEPS = ['file', 'columns', 'checked', 'finished'] as const

/** Contacts from a file: choose it, say what its columns are, try it, take it in, read what was refused. */
export function ImportPage() {
  const { t } = useTranslation()
  const may = useMay()
  const { key } = useProject()
  const work = useImport()
  useTitle(t('contacts.import.title'))
  const { state } = work
  const at = STEPS.indexOf(state.step === 'running' || state.step === 'stopped' ? 'finished' : state.step)
  return (
    <Page
      width="reading"
      title={t('contacts.import.title')}
      before={
        <Link
          to="/p/$project/contacts"
          params={{ project: key }}
          aria-label={t('common.back')}
          className={iconButtonClass}
        >
          <ArrowRight aria-hidden className="size-5 ltr:rotate-180" />
        </Link>
      }
    >
      {may('importContacts') ? (
        <>
          <ol
            className="flex flex-wrap gap-x-5 gap-y-1 text-sm"
            aria-label={t('contacts.import.steps.label')}
          >
            {STEPS.map((step, index) => (
              <li
                key={step}
                aria-current={index === at ? 'step' : undefined}
                className={cx('flex items-center gap-2', index === at ? 'font-semibold' : 'text-ink-faint')}
              >
                <span
                  className={cx(
                    'flex size-5.5 items-center justify-center rounded-full text-xs tabular-nums',
                    index <= at ? 'bg-accent text-on-accent' : 'bg-sunken text-ink-soft',
                  )}
                >
                  {index + 1}
                </span>
                {t(`contacts.import.steps.${step}`)}
              </li>
            ))}
          </ol>
          {state.step === 'file' ? <ImportFile problem={state.problem} onFile={work.read} /> : null}
          {state.step === 'columns' ? (
            <ImportColumns
              file={state.file}
              name={state.name}
              busy={work.checking}
              onBack={() => work.goTo({ step: 'file' })}
              onCheck={(targets) => work.check(state.file, state.name, targets)}
            />
          ) : null}
          {state.step === 'checked' ? (
            <ImportChecked
              file={state.file}
              report={state.report}
              onBack={() => work.goTo({ step: 'columns', file: state.file, name: state.name })}
              onRun={() => void work.run(state.file, state.name, state.targets)}
            />
          ) : null}
          {state.step === 'running' ? (
            <ImportRunning done={state.done} total={state.file.rows.length} onCancel={work.cancel} />
          ) : null}
          {state.step === 'stopped' ? (
            <ImportStopped
              done={state.done}
              total={state.file.rows.length}
              error={state.error}
              onGoOn={() => void work.run(state.file, '', state.targets, state.done, state.report)}
              onAgain={() => work.goTo({ step: 'file' })}
            />
          ) : null}
          {state.step === 'finished' ? (
            <ImportFinished
              file={state.file}
              report={state.report}
              onAgain={() => work.goTo({ step: 'file' })}
            />
          ) : null}
        </>
      ) : (
        <NotAllowed />
      )}
    </Page>
  )
}
