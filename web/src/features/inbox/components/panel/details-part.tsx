import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/field'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { problemSentence } from '@/lib/problem'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { contactQuery, useContactActs } from '../../api/contact'

const LANGUAGES = ['ar', 'en', 'fr'] as const

/** Name, language, address and what else the team keeps about the person; changed in place. */
export function DetailsPart({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const { language } = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(contactQuery(project.id, contactId))
  const { mutate, isPending } = useContactActs(contactId).change
  const [editing, setEditing] = useState(false)
  return (
    <QueryView query={query} skeleton={<RowsSkeleton rows={2} />}>
      {(contact) =>
        editing ? (
          <form
            className="flex flex-col gap-2.5"
            onSubmit={(event) => {
              event.preventDefault()
              const fields = new FormData(event.currentTarget)
              const value = (name: string) => String(fields.get(name) ?? '').trim() || null
              mutate(
                { display_name: value('name'), email: value('email'), language: value('language') },
                {
                  onSuccess: () => setEditing(false),
                  onError: (error) =>
                    toast({
                      kind: 'failed',
                      text: problemSentence(error, language) ?? t('errors.actFailed'),
                    }),
                },
              )
            }}
          >
            <InputField
              name="name"
              label={t('panel.details.name')}
              defaultValue={contact.display_name ?? ''}
              placeholder={contact.profile_name ?? undefined}
              maxLength={200}
            />
            <InputField
              name="email"
              type="email"
              dir="ltr"
              label={t('panel.details.email')}
              defaultValue={contact.email ?? ''}
              maxLength={254}
            />
            <SelectField
              name="language"
              label={t('panel.details.language')}
              defaultValue={contact.language ?? ''}
            >
              <option value="">{t('panel.details.unknown')}</option>
              {[...new Set([...LANGUAGES, ...(contact.language ? [contact.language] : [])])].map((code) => (
                <option key={code} value={code}>
                  {languageName(code, language)}
                </option>
              ))}
            </SelectField>
            <div className="flex gap-2">
              <Button type="submit" size="sm" look="primary" busy={isPending}>
                {t('common.save')}
              </Button>
              <Button size="sm" onClick={() => setEditing(false)}>
                {t('common.cancel')}
              </Button>
            </div>
          </form>
        ) : (
          <div className="flex flex-col gap-3">
            <dl className="flex flex-col gap-2">
              {[
                [t('panel.details.name'), contact.display_name],
                [t('panel.details.profile'), contact.profile_name],
                [t('panel.details.email'), contact.email],
                [t('panel.details.language'), contact.language && languageName(contact.language, language)],
                ...Object.entries(contact.attributes).map(([key, value]) => [key, String(value)] as const),
              ].map(([name, value]) =>
                value ? (
                  <div key={name} className="flex flex-wrap justify-between gap-x-4">
                    <dt className="text-ink-soft">
                      <bdi>{name}</bdi>
                    </dt>
                    <dd dir="auto" className="min-w-0 break-words">
                      {value}
                    </dd>
                  </div>
                ) : null,
              )}
            </dl>
            {may('editContacts') ? (
              <Button
                size="sm"
                className="self-start"
                data-testid="edit-contact"
                onClick={() => setEditing(true)}
              >
                {t('common.edit')}
              </Button>
            ) : null}
          </div>
        )
      }
    </QueryView>
  )
}

/** The name of a language in the reader's own; its code where there is none. */
function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(code.replace('_', '-')) ?? code
  } catch {
    return code
  }
}
