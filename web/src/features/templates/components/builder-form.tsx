import { templateFaults } from '@contracts/template-rules'
import { useNavigate } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/page'
import { useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailureSentence } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { useSubmitTemplate, useValidateTemplate } from '../api/change-template'
import { placeOf, type TemplateFields, toDraft } from '../model/draft'
import { BuilderBasics } from './builder-basics'
import { BuilderButtons } from './builder-buttons'
import { BuilderCode } from './builder-code'
import { BuilderText } from './builder-text'
import { TemplatePreview } from './template-preview'

/** What the parts of the form share. */
export interface BuilderPart {
  fields: TemplateFields
  set: (change: Partial<TemplateFields>) => void
  /** What Meta would refuse at a place of the form, in the person's language. */
  fault: (place: string, written?: string) => string | null
}

/** The form, and beside it what the customer will read. Meta's rules are told where they are broken. */
export function BuilderForm(props: {
  start: TemplateFields
  editing?: string | undefined
  accountId: string | undefined
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sentence = useFailureSentence()
  const navigate = useNavigate()
  const { key } = useProject()
  const [fields, setFields] = useState(props.start)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<string>()
  const validate = useValidateTemplate(props.accountId)
  const submit = useSubmitTemplate(props.accountId, props.editing)

  const draft = toDraft(fields)
  const faults = templateFaults(draft).map(({ pointer, message }) => ({
    place: placeOf(pointer, draft),
    text: message[language],
  }))
  const part: BuilderPart = {
    fields,
    set: (change) => setFields((before) => ({ ...before, ...change })),
    fault: (place, written) =>
      tried || (written ?? '').trim() !== ''
        ? faults
            .filter((one) => one.place === place)
            .map(({ text }) => text)
            .join(' ') || null
        : null,
  }

  const handIn = async () => {
    setTried(true)
    setError(undefined)
    if (faults.length > 0) return
    try {
      const answer = await validate.mutateAsync(draft)
      if (!answer.valid) {
        setError(answer.faults.map(({ message }) => message[language]).join(' '))
        return
      }
      const template = await submit.mutateAsync(draft)
      toast({ kind: 'done', text: t('templates.builder.submitted') })
      await navigate({
        to: '/p/$project/templates/$templateId',
        params: { project: key, templateId: template.id },
      })
    } catch (problem) {
      setError(sentence(problem))
    }
  }
  const isCode = fields.category === 'AUTHENTICATION'
  return (
    <div className="grid items-start gap-6 desktop:grid-cols-2">
      <form
        className="flex min-w-0 flex-col gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void handIn()
        }}
      >
        <Card className="p-4">
          <BuilderBasics {...part} editing={props.editing !== undefined} />
        </Card>
        {isCode ? (
          <Card className="p-4">
            <BuilderCode {...part} />
          </Card>
        ) : (
          <>
            <Card className="p-4">
              <BuilderText {...part} accountId={props.accountId} />
            </Card>
            <Card className="p-4">
              <BuilderButtons {...part} accountId={props.accountId} />
            </Card>
          </>
        )}
        {tried && faults.length > 0 ? (
          <div role="alert" className="flex flex-col gap-1.5 rounded-xl bg-danger-soft p-4 text-danger">
            <p className="flex items-center gap-2 font-semibold">
              <CircleAlert aria-hidden className="size-4" />
              {t('templates.builder.faults', { count: faults.length })}
            </p>
            <ul className="list-disc ps-6 text-sm">
              {[...new Set(faults.map(({ text }) => text))].map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {error ? (
          <p role="alert" className="text-danger">
            {error}
          </p>
        ) : null}
        <div className="flex flex-wrap items-center justify-end gap-3">
          <p className="min-w-0 flex-1 text-pretty text-ink-faint text-sm">{t('templates.builder.note')}</p>
          <Button type="submit" look="primary" busy={validate.isPending || submit.isPending}>
            {t('templates.builder.submit')}
          </Button>
        </div>
      </form>
      <div className="desktop:sticky desktop:top-0">
        <Section title={t('templates.preview.title')} description={t('templates.preview.live')}>
          <TemplatePreview template={draft} />
        </Section>
      </div>
    </div>
  )
}
