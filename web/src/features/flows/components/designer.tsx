import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/page'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useAct } from '@/lib/use-act'
import { type Flow, flowKey, flowsKey, uploadFlow } from '../api/flows'
import { parseDocument, screensOf } from '../model/document'
import { JsonEditor } from './json-editor'
import { PhonePreview } from './phone-preview'

const written = (document: unknown) => JSON.stringify(document, null, 2)

/** The document beside the phone; what Meta says of it stands at its line. */
export function Designer({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const may = useMay()
  const [text, setText] = useState(() => written(flow.document))
  const parsed = parseDocument(text)
  const [shown, setShown] = useState(() => screensOf(flow.document))
  const canEdit = may('manageFlows') && flow.status === 'DRAFT'
  const upload = useAct({
    act: (document: Record<string, unknown>) => uploadFlow(flow.id, document),
    refresh: [flowKey(flow.id), flowsKey(project.id)],
    onDone: ({ validation_errors }) =>
      toast({
        kind: validation_errors.length === 0 ? 'done' : 'info',
        text: t(validation_errors.length === 0 ? 'flows.saved' : 'flows.savedWithFaults'),
      }),
  })
  const change = (next: string) => {
    setText(next)
    // The phone keeps the last design that could be read while one writes.
    const { document } = parseDocument(next)
    if (document) setShown(screensOf(document))
  }
  return (
    <div className="grid min-w-0 gap-6 desktop:grid-cols-[minmax(0,1fr)_20rem]">
      <Section
        title={t('flows.editor')}
        description={canEdit ? undefined : t('flows.readOnly')}
        actions={
          canEdit ? (
            <Button
              look="primary"
              busy={upload.isPending}
              disabled={parsed.document === null || text === written(flow.document)}
              onClick={() => parsed.document && upload.mutate(parsed.document)}
            >
              {t('flows.save')}
            </Button>
          ) : null
        }
      >
        <JsonEditor
          label={t('flows.editor')}
          value={text}
          readOnly={!canEdit}
          faults={flow.validation_errors}
          onChange={change}
        />
        {parsed.error ? (
          <p role="alert" className="text-danger text-sm">
            {t('flows.notJson', { reason: parsed.error })}
          </p>
        ) : null}
        <Faults faults={flow.validation_errors} />
      </Section>
      <PhonePreview screens={shown} />
    </div>
  )
}

function Faults({ faults }: { faults: Flow['validation_errors'] }) {
  const { t } = useTranslation()
  if (faults.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ink-soft text-sm">
        <CircleCheck aria-hidden className="size-4 text-accent-ink" />
        {t('flows.noFaults')}
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-danger text-sm">{t('flows.faults')}</h3>
      <ul className="flex flex-col divide-y rounded-lg border bg-surface text-sm">
        {faults.map((fault) => (
          <li key={`${fault.line_start} ${fault.error} ${fault.message}`} className="flex gap-2.5 px-3 py-2">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            <span className="min-w-0">
              {fault.line_start === undefined ? null : (
                <span className="pe-2 font-medium">{t('flows.line', { line: fault.line_start })}</span>
              )}
              <bdi dir="ltr">{fault.message}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
