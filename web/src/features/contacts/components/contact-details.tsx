import type { ChangeContactBody, Contact } from '@contracts/contacts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { CheckField, InputField, SelectField } from '@/components/ui/field'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useChangeContact, useTagContacts } from '../api/change-contact'
import { type FieldRow, fieldsQuery } from '../api/project-lists'
import { ContactIdentities } from './contact-identities'
import { MergedIn } from './merged-in'
import { Part } from './part'
import { TagChip } from './tag-chip'
import { TagPicker } from './tag-picker'

const LANGUAGES = ['ar', 'en', 'fr', 'tr', 'ur'] as const

/** What is known of the person, to read and, for who may, to change. */
export function ContactDetails({ contact }: { contact: Contact }) {
  return (
    <>
      <ContactTags contact={contact} />
      <DetailsForm key={contact.updated_at} contact={contact} />
      <ContactIdentities contact={contact} />
      <MergedIn contactId={contact.id} />
    </>
  )
}

function ContactTags({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const tagging = useTagContacts()
  const put = (tag: { id: string } | { name: string }, on: boolean) =>
    tagging.mutate({ contactIds: [contact.id], tag, on }, { onError: failed })
  const has = (id: string) => contact.tags.some((tag) => tag.id === id)
  return (
    <Part title={t('contacts.columns.tags')}>
      <div className="flex flex-wrap items-center gap-1.5">
        {contact.tags.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            onRemove={may('editContacts') ? () => put(tag, false) : undefined}
          />
        ))}
        {may('editContacts') ? (
          <TagPicker
            label={t('contacts.tags.add')}
            canMake
            has={({ id }) => has(id)}
            onPick={(tag) => put(tag, 'id' in tag ? !has(tag.id) : true)}
            trigger={
              <Button size="sm" look="quiet" icon={<Plus aria-hidden className="size-4" />}>
                {t('contacts.tags.add')}
              </Button>
            }
          />
        ) : contact.tags.length === 0 ? (
          <span className="text-ink-faint text-sm">{t('contacts.noTags')}</span>
        ) : null}
      </div>
    </Part>
  )
}

interface Fields {
  display_name: string
  email: string
  language: string
  attributes: Record<string, string | boolean>
}

function DetailsForm({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const { project } = useProject()
  const { change } = useChangeContact(contact.id)
  const { data: declared = [] } = useQuery(fieldsQuery(project.id))
  const fields = withLoose(declared, contact.attributes)
  const form = useForm<Fields>({
    defaultValues: {
      display_name: contact.display_name ?? '',
      email: contact.email ?? '',
      language: contact.language ?? '',
      attributes: Object.fromEntries(
        Object.entries(contact.attributes).map(([key, value]) => [
          key,
          typeof value === 'boolean' ? value : String(value ?? ''),
        ]),
      ),
    },
  })
  const { errors, isDirty, dirtyFields } = form.formState
  const readOnly = !may('editContacts')
  const submit = form.handleSubmit((values) => {
    const text = (value: string) => value.trim() || null
    const body: ChangeContactBody = {
      ...(dirtyFields.display_name ? { display_name: text(values.display_name) } : {}),
      ...(dirtyFields.email ? { email: text(values.email) } : {}),
      ...(dirtyFields.language ? { language: text(values.language) } : {}),
      ...(dirtyFields.attributes
        ? { attributes: changed(values.attributes, fields, dirtyFields.attributes) }
        : {}),
    }
    change.mutate(body, {
      onSuccess: () => toast({ kind: 'done', text: t('common.saved') }),
      onError: failed,
    })
  })
  const known = [...new Set([...LANGUAGES, ...(contact.language ? [contact.language] : [])])]
  return (
    <Part title={t('contacts.form.title')}>
      <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
        <InputField
          {...form.register('display_name', {
            maxLength: { value: 200, message: t('contacts.form.tooLong') },
          })}
          readOnly={readOnly}
          label={t('contacts.form.name')}
          hint={
            contact.profile_name ? t('contacts.form.nameHint', { name: contact.profile_name }) : undefined
          }
          error={errors.display_name?.message}
        />
        <InputField
          {...form.register('email', {
            validate: (value) =>
              !value.trim() || /^\S+@\S+\.\S+$/.test(value.trim()) || t('contacts.form.emailWrong'),
          })}
          readOnly={readOnly}
          dir="ltr"
          type="email"
          label={t('contacts.form.email')}
          error={errors.email?.message}
        />
        <SelectField {...form.register('language')} disabled={readOnly} label={t('contacts.form.language')}>
          <option value="">{t('contacts.form.unknown')}</option>
          {known.map((code) => (
            <option key={code} value={code}>
              {isNamed(code) ? t(`contacts.languages.${code}`) : code}
            </option>
          ))}
        </SelectField>
        {fields.map((field) => (
          <OwnField key={field.key} field={field} readOnly={readOnly} register={form.register} />
        ))}
        {readOnly ? null : (
          <div className="flex justify-end">
            <Button type="submit" look="primary" busy={change.isPending} disabled={!isDirty}>
              {t('common.save')}
            </Button>
          </div>
        )}
      </form>
    </Part>
  )
}

function OwnField(props: {
  field: FieldRow
  readOnly: boolean
  register: ReturnType<typeof useForm<Fields>>['register']
}) {
  const { t } = useTranslation()
  const { field, readOnly } = props
  const name = `attributes.${field.key}` as const
  if (field.kind === 'boolean') {
    return (
      <CheckField {...props.register(name)} disabled={readOnly} label={<bdi dir="auto">{field.label}</bdi>} />
    )
  }
  if (field.kind === 'choice') {
    return (
      <SelectField {...props.register(name)} disabled={readOnly} label={<bdi dir="auto">{field.label}</bdi>}>
        <option value="">{t('contacts.form.unknown')}</option>
        {field.options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </SelectField>
    )
  }
  const types = { number: 'number', date: 'date', link: 'url', text: 'text' } as const
  return (
    <InputField
      {...props.register(name)}
      readOnly={readOnly}
      type={types[field.kind]}
      step={field.kind === 'number' ? 'any' : undefined}
      dir={field.kind === 'text' ? 'auto' : 'ltr'}
      label={<bdi dir="auto">{field.label}</bdi>}
    />
  )
}

/** The declared fields, and those that somebody (an import, the API) wrote without declaring them. */
function withLoose(declared: FieldRow[], attributes: Record<string, unknown>): FieldRow[] {
  const known = new Set(declared.map(({ key }) => key))
  const loose = Object.entries(attributes).filter(
    ([key, value]) => !known.has(key) && (value === null || typeof value !== 'object'),
  )
  return [
    ...declared,
    ...loose.map(
      ([key, value]): FieldRow => ({
        key,
        label: key,
        kind: typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'number' : 'text',
        options: [],
      }),
    ),
  ]
}

function changed(
  values: Fields['attributes'],
  fields: FieldRow[],
  dirty: Record<string, boolean | undefined>,
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    fields
      .filter(({ key }) => dirty[key])
      .map(({ key, kind }) => {
        const value = values[key] ?? ''
        if (typeof value === 'boolean') return [key, value]
        if (value.trim() === '') return [key, null]
        return [key, kind === 'number' ? Number(value) : value.trim()]
      }),
  )
}

function isNamed(code: string): code is (typeof LANGUAGES)[number] {
  return (LANGUAGES as readonly string[]).includes(code)
}
