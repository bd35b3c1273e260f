import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { ArrowLeft, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { problemSentence } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import {
  previewTemplate,
  type Template,
  type TemplateComponents,
  templatePreviewQuery,
} from '../../api/templates'
import type { Planned } from '../../model/compose'
import type { OutgoingFile } from '../../model/outbox'
import {
  canBeFilled,
  fieldTrouble,
  likelyValue,
  templateComponents,
  templateFields,
} from '../../model/template-fields'
import { FormFrame } from './forms/form-frame'
import { TemplateFieldInput } from './template-field-input'
import { TemplateView } from './template-view'

/** As long as the hub's check of a file that is still here goes: it is uploaded when it is sent. */
const TO_BE_UPLOADED = { link: 'https://to-be-uploaded.invalid/' }

/** The variables of a template, and what the customer will read. */
export function TemplateForm(props: {
  template: Template
  contactName: string | null
  onBack: () => void
  onSend: (planned: Planned, at: number | null) => void
}) {
  const { template } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const fields = templateFields(template)
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field.id, likelyValue(field, props.contactName)])),
  )
  const [file, setFile] = useState<OutgoingFile | null>(null)
  const [tried, setTried] = useState(false)
  const fillable = canBeFilled(template)

  const shown = useDeferredValue(values)
  const components = templateComponents(template, shown, { file: TO_BE_UPLOADED, preview: true })
  const preview = useQuery({
    ...templatePreviewQuery(project.id, template.id, components as TemplateComponents),
    enabled: fillable,
    placeholderData: keepPreviousData,
  })

  const needsFile = fields.some(({ kind }) => kind === 'file')
  const ready =
    (!needsFile || file !== null) && fields.every((field) => !fieldTrouble(field, values[field.id] ?? ''))
  // The hub has the last word about what fills it, before anything is queued.
  const check = useMutation({
    mutationFn: async (at: number | null) => {
      const checked = templateComponents(template, values, { file: TO_BE_UPLOADED })
      const rendered = await previewTemplate(template.id, checked as TemplateComponents)
      return { at, rendered }
    },
    onSuccess: ({ at, rendered }) => {
      if (rendered.fault !== null) return
      const filled = templateComponents(template, values, { file: {} }) as TemplateComponents
      props.onSend(
        {
          text: rendered.body ?? template.name,
          message: {
            type: 'template',
            template: {
              name: template.name,
              language: { code: template.language },
              ...(filled.length > 0 ? { components: filled } : {}),
            },
          },
          file,
          photo: null,
        },
        at,
      )
    },
  })
  const send = (at: number | null) => {
    setTried(true)
    if (ready && !check.isPending) check.mutate(at)
  }
  const fault = check.data?.rendered.fault
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2">
        <Button
          size="sm"
          look="quiet"
          icon={<ArrowLeft aria-hidden className="mirror size-4" />}
          onClick={props.onBack}
        >
          {t('composer.template.back')}
        </Button>
        <Ltr className="min-w-0 truncate font-medium text-sm">{template.name}</Ltr>
      </div>
      {fillable ? (
        <FormFrame
          until={null}
          busy={check.isPending}
          trouble={
            check.isError
              ? (problemSentence(check.error, language) ?? t('errors.connection'))
              : fault
                ? t('composer.template.fault', { fault: `\u2068${fault}\u2069` })
                : null
          }
          onSend={() => send(null)}
          onLater={send}
          preview={<TemplateView preview={preview.data ?? null} file={file} failed={preview.isError} />}
        >
          {fields.map((field) => (
            <TemplateFieldInput
              key={field.id}
              field={field}
              value={values[field.id] ?? ''}
              file={file}
              tried={tried}
              onValue={(value) => setValues((now) => ({ ...now, [field.id]: value }))}
              onFile={setFile}
            />
          ))}
        </FormFrame>
      ) : (
        <Notice icon={TriangleAlert} title={t('composer.template.notHereTitle')}>
          {t('composer.template.notHere')}
        </Notice>
      )}
    </div>
  )
}
