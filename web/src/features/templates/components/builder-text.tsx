import { Braces } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { controlClass, Field, InputField, SelectField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { cx } from '@/lib/cx'
import { directionOf, type Values, variablesOf } from '../model/content'
import { HEADERS, type TemplateFields } from '../model/draft'
import type { BuilderPart } from './builder-form'
import { HeaderSample } from './header-sample'

const BODY_LIMIT = 1024
const HEADER_LIMIT = 60

/** Header, body with its variables and their examples, footer. */
export function BuilderText({ accountId, ...part }: BuilderPart & { accountId: string | undefined }) {
  const { t } = useTranslation()
  const { fields, set, fault } = part
  const area = useRef<HTMLTextAreaElement>(null)
  const direction = directionOf(fields.language)
  const insert = () => {
    const variable = `{{${nextName(fields)}}}`
    const at = area.current?.selectionStart ?? fields.body.length
    const end = area.current?.selectionEnd ?? at
    set({ body: `${fields.body.slice(0, at)}${variable}${fields.body.slice(end)}` })
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at + variable.length, at + variable.length)
    })
  }
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label={t('templates.builder.header')}
        value={fields.header}
        onChange={(event) =>
          set({ header: HEADERS.find((one) => one === event.target.value) ?? 'NONE', headerHandle: '' })
        }
      >
        {HEADERS.map((header) => (
          <option key={header} value={header}>
            {t(`templates.headers.${header}`)}
          </option>
        ))}
      </SelectField>
      {fields.header === 'TEXT' ? (
        <>
          <InputField
            dir={direction}
            label={t('templates.builder.headerText')}
            hint={<Counter text={fields.headerText} limit={HEADER_LIMIT} />}
            error={fault('header', fields.headerText)}
            value={fields.headerText}
            onChange={(event) => set({ headerText: event.target.value })}
          />
          <Examples
            text={fields.headerText}
            values={fields.headerExamples}
            error={fault('header.example')}
            onChange={(headerExamples) => set({ headerExamples })}
          />
        </>
      ) : null}
      {fields.header === 'IMAGE' || fields.header === 'VIDEO' || fields.header === 'DOCUMENT' ? (
        <HeaderSample
          kind={fields.header}
          handle={fields.headerHandle}
          accountId={accountId}
          error={fault('header.example')}
          onHandle={(headerHandle) => set({ headerHandle })}
        />
      ) : null}
      <Field
        label={t('templates.builder.body')}
        hint={<Counter text={fields.body} limit={BODY_LIMIT} />}
        error={fault('body', fields.body)}
      >
        {(aria) => (
          <textarea
            {...aria}
            ref={area}
            dir={direction}
            rows={6}
            value={fields.body}
            className={cx(controlClass, 'field-sizing-content min-h-32 py-2')}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" icon={<Braces aria-hidden className="size-4" />} onClick={insert}>
          {t('templates.builder.insert')}
        </Button>
        <label className="flex items-center gap-2 text-ink-soft text-sm">
          {t('templates.facts.format')}
          <select
            value={fields.format}
            onChange={(event) => set({ format: event.target.value === 'NAMED' ? 'NAMED' : 'POSITIONAL' })}
            className={cx(controlClass, 'h-8 w-auto px-2 touch:h-touch')}
          >
            <option value="POSITIONAL">{t('templates.formats.POSITIONAL')}</option>
            <option value="NAMED">{t('templates.formats.NAMED')}</option>
          </select>
        </label>
      </div>
      <Examples
        text={fields.body}
        values={fields.bodyExamples}
        error={fault('body.example')}
        onChange={(bodyExamples) => set({ bodyExamples })}
      />
      <InputField
        dir={direction}
        label={t('templates.builder.footer')}
        hint={<Counter text={fields.footer} limit={HEADER_LIMIT} />}
        error={fault('footer', fields.footer)}
        value={fields.footer}
        onChange={(event) => set({ footer: event.target.value })}
      />
    </div>
  )
}

function nextName(fields: TemplateFields): string {
  const taken = variablesOf(fields.body)
  let number = 1
  const name = () => (fields.format === 'NAMED' ? `value_${number}` : String(number))
  while (taken.includes(name())) number += 1
  return name()
}

function Counter({ text, limit }: { text: string; limit: number }) {
  return (
    <bdi dir="ltr" className="tabular-nums">
      {[...text].length} / {limit}
    </bdi>
  )
}

/** An example of every variable: Meta's reviewers read them. */
function Examples(props: {
  text: string
  values: Values
  error: string | null
  onChange: (values: Values) => void
}) {
  const { t } = useTranslation()
  const names = variablesOf(props.text)
  if (names.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-2 rounded-lg bg-canvas p-3">
      <legend className="sr-only">{t('templates.builder.examples')}</legend>
      <p className="text-pretty text-ink-soft text-sm">{t('templates.builder.examples')}</p>
      {names.map((name) => (
        <div key={name} className="flex items-center gap-3">
          <Ltr className="w-28 shrink-0 truncate font-medium text-sm">{`{{${name}}}`}</Ltr>
          <input
            dir="auto"
            aria-label={t('templates.builder.exampleOf', { name })}
            value={props.values[name] ?? ''}
            className={cx(controlClass, 'h-9 touch:h-touch')}
            onChange={(event) => props.onChange({ ...props.values, [name]: event.target.value })}
          />
        </div>
      ))}
      {props.error ? <p className="text-danger text-sm">{props.error}</p> : null}
    </fieldset>
  )
}
