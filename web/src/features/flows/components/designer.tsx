import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/page'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useAct } from '@/lib/use-act'
import { type Flow, flowKey, flowsKey, uploadFlow } from '../api/flows'
import { parseDocument, screensOf, written } from '../model/document'
import { Faults } from './faults'
import { JsonEditor } from './json-editor'
import { PhonePreview } from './phone-preview'

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
