import { ListContent } from '@contracts/message-content'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField, TextAreaField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { FormFrame } from './form-frame'
import type { FormProps } from './message-form'
import { OfferPreview } from './preview-bubble'
import { frameOf, useContent, words } from './use-content'

const MOST_ROWS = 10

interface Row {
  id: string
  title: string
  description: string
}
interface Section {
  id: string
  title: string
  rows: Row[]
}
interface Value {
  header: string
  body: string
  footer: string
  button: string
  sections: Section[]
}

const freshRow = (): Row => ({ id: crypto.randomUUID(), title: '', description: '' })
const freshSection = (): Section => ({ id: crypto.randomUUID(), title: '', rows: [freshRow()] })

function toContent({ sections, body, button, ...frame }: Value) {
  return {
    type: 'list' as const,
    ...frameOf(frame),
    body: { text: body.trim() },
    action: {
      button: button.trim(),
      sections: sections.map(({ title, rows }) => ({
        title: words(title),
        rows: rows.map((row) => ({
          id: row.id,
          title: row.title.trim(),
          description: words(row.description),
        })),
      })),
    },
  }
}

/** A question with a list of up to ten answers, in sections. */
export function ListForm({ onSend, until, initialText }: FormProps) {
  const { t } = useTranslation()
  const form = useContent<Value, typeof ListContent>(
    {
      header: '',
      body: initialText,
      footer: '',
      button: t('composer.forms.listButtonDefault'),
      sections: [{ ...freshSection(), rows: [freshRow(), freshRow()] }],
    },
    toContent,
    ListContent,
  )
  const { sections } = form.value
  const count = sections.reduce((sum, { rows }) => sum + rows.length, 0)
  const send = (at: number | null) => {
    form.tryToSend()
    if (form.content) onSend({ type: 'interactive', interactive: form.content }, form.content.body.text, at)
  }
  const change = (id: string, update: (section: Section) => Section) =>
    form.set({ sections: sections.map((section) => (section.id === id ? update(section) : section)) })
  return (
    <FormFrame
      until={until}
      onSend={() => send(null)}
      onLater={send}
      trouble={form.wrong('action.sections')}
      preview={<OfferPreview content={form.draft} placeholder={t('composer.forms.body')} />}
    >
      <InputField
        label={t('composer.forms.header')}
        value={form.value.header}
        maxLength={60}
        error={form.wrong('header.text')}
        onChange={(event) => form.set({ header: event.target.value })}
      />
      <TextAreaField
        label={t('composer.forms.body')}
        value={form.value.body}
        maxLength={4096}
        error={form.wrong('body.text')}
        onChange={(event) => form.set({ body: event.target.value })}
      />
      <InputField
        label={t('composer.forms.listButton')}
        value={form.value.button}
        maxLength={20}
        error={form.wrong('action.button')}
        onChange={(event) => form.set({ button: event.target.value })}
      />
      {sections.map((section, place) => (
        <fieldset key={section.id} className="flex flex-col gap-3 rounded-xl border p-3">
          <legend className="px-1 font-medium text-ink-soft text-sm">
            {t('composer.forms.section', { place: place + 1 })}
          </legend>
          {sections.length > 1 ? (
            <div className="flex items-start gap-1">
              <InputField
                className="min-w-0 flex-1"
                label={t('composer.forms.sectionTitle')}
                value={section.title}
                maxLength={24}
                error={form.wrong(`action.sections.${place}.title`)}
                onChange={(event) => change(section.id, (now) => ({ ...now, title: event.target.value }))}
              />
              <IconButton
                label={t('composer.forms.removeSection', { place: place + 1 })}
                tip="none"
                className="mt-6.5"
                onClick={() => form.set({ sections: sections.filter(({ id }) => id !== section.id) })}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            </div>
          ) : null}
          {section.rows.map((row, index) => (
            <RowFields
              key={row.id}
              row={row}
              place={index + 1}
              wrong={(field) => form.wrong(`action.sections.${place}.rows.${index}.${field}`)}
              onChange={(update) =>
                change(section.id, (now) => ({
                  ...now,
                  rows: now.rows.map((one) => (one.id === row.id ? { ...one, ...update } : one)),
                }))
              }
              onRemove={
                section.rows.length > 1
                  ? () =>
                      change(section.id, (now) => ({
                        ...now,
                        rows: now.rows.filter(({ id }) => id !== row.id),
                      }))
                  : null
              }
            />
          ))}
          <Button
            size="sm"
            look="quiet"
            className="self-start"
            disabled={count >= MOST_ROWS}
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => change(section.id, (now) => ({ ...now, rows: [...now.rows, freshRow()] }))}
          >
            {t('composer.forms.addRow')}
          </Button>
        </fieldset>
      ))}
      <Button
        size="sm"
        look="quiet"
        className="self-start"
        disabled={count >= MOST_ROWS}
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => form.set({ sections: [...sections, freshSection()] })}
      >
        {t('composer.forms.addSection')}
      </Button>
      <InputField
        label={t('composer.forms.footer')}
        value={form.value.footer}
        maxLength={60}
        error={form.wrong('footer.text')}
        onChange={(event) => form.set({ footer: event.target.value })}
      />
    </FormFrame>
  )
}

function RowFields(props: {
  row: Row
  place: number
  wrong: (field: 'title' | 'description') => string | null
  onChange: (change: Partial<Row>) => void
  onRemove: (() => void) | null
}) {
  const { t } = useTranslation()
  const { row, place } = props
  return (
    <div className="flex items-start gap-1">
      <div className="grid min-w-0 flex-1 gap-2 tablet:grid-cols-2">
        <InputField
          label={t('composer.forms.row', { place })}
          value={row.title}
          maxLength={24}
          error={props.wrong('title')}
          onChange={(event) => props.onChange({ title: event.target.value })}
        />
        <InputField
          label={t('composer.forms.rowDetail')}
          value={row.description}
          maxLength={72}
          error={props.wrong('description')}
          onChange={(event) => props.onChange({ description: event.target.value })}
        />
      </div>
      {props.onRemove ? (
        <IconButton
          label={t('composer.forms.removeRow', { place })}
          tip="none"
          className="mt-6.5"
          onClick={props.onRemove}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      ) : null}
    </div>
  )
}
