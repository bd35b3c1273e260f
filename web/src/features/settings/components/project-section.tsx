import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { InputField, SelectField, TextAreaField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Card } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import type { components } from '@/lib/api-client'
import { LANGUAGES, type Language } from '@/lib/i18n'
import { useMay, useProject } from '@/lib/project'
import { timeZones } from '@/lib/time-zones'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import { changeProject, projectQuery } from '../api/project'

type Project = components['schemas']['Project']

interface Fields {
  name: string
  description: string
  website_url: string
  time_zone: string
  default_language: Language
  default_country: string
}

/** What the project is called and by which clock it lives. */
export function ProjectSection() {
  const { project } = useProject()
  const query = useQuery(projectQuery(project.id))
  return <QueryView query={query}>{(row) => <ProjectForm key={row.updated_at} row={row} />}</QueryView>
}

function ProjectForm({ row }: { row: Project }) {
  const { t } = useTranslation()
  const router = useRouter()
  const editable = useMay()('changeProject')
  const form = useForm<Fields>({
    defaultValues: {
      name: row.name,
      description: row.description ?? '',
      website_url: row.website_url ?? '',
      time_zone: row.time_zone,
      default_language: row.default_language,
      default_country: row.default_country,
    },
    disabled: !editable,
  })
  const { errors, isDirty } = form.formState
  const save = useAct({
    act: (fields: Fields) =>
      changeProject(row.id, {
        ...fields,
        description: fields.description.trim() || null,
        website_url: fields.website_url.trim() || null,
      }),
    refresh: [settingsKeys.project(row.id), ['memberships']],
    done: t('common.saved'),
    // Its name and its clock stand on every page.
    onDone: () => void router.invalidate(),
  })
  return (
    <Card className="p-5">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((fields) => save.mutate(fields))}
      >
        <InputField
          label={t('settings.project.name')}
          maxLength={120}
          error={errors.name?.message}
          {...form.register('name', {
            validate: (name) => name.trim() !== '' || t('settings.required'),
          })}
        />
        <div className="flex flex-col gap-1.5">
          <span className="font-medium text-ink-soft text-sm">{t('settings.project.slug')}</span>
          <span className="flex items-center gap-1">
            <Ltr className="font-medium">{row.slug}</Ltr>
            <CopyButton text={row.slug} />
          </span>
          <span className="text-ink-faint text-sm">{t('settings.project.slugHint')}</span>
        </div>
        <TextAreaField
          label={t('settings.project.description')}
          maxLength={2000}
          {...form.register('description')}
        />
        <InputField
          label={t('settings.project.website')}
          type="url"
          dir="ltr"
          placeholder="https://"
          error={errors.website_url?.message}
          {...form.register('website_url', {
            validate: (url) =>
              url.trim() === '' || isWebAddress(url.trim()) || t('settings.project.websiteWrong'),
          })}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <SelectField
            label={t('settings.project.timeZone')}
            hint={t('settings.project.timeZoneHint')}
            dir="ltr"
            {...form.register('time_zone')}
          >
            {timeZones().map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
          <SelectField label={t('settings.project.language')} {...form.register('default_language')}>
            {(Object.keys(LANGUAGES) as Language[]).map((name) => (
              <option key={name} value={name} lang={name}>
                {LANGUAGES[name].name}
              </option>
            ))}
          </SelectField>
        </div>
        <InputField
          label={t('settings.project.country')}
          hint={t('settings.project.countryHint')}
          dir="ltr"
          inputMode="numeric"
          maxLength={3}
          error={errors.default_country?.message}
          {...form.register('default_country', {
            pattern: { value: /^[1-9]\d{0,2}$/, message: t('settings.project.countryWrong') },
            required: t('settings.project.countryWrong'),
          })}
        />
        {editable ? (
          <div className="flex justify-end">
            <Button type="submit" look="primary" busy={save.isPending} disabled={!isDirty}>
              {t('common.save')}
            </Button>
          </div>
        ) : (
          <p className="text-ink-soft text-sm">{t('settings.adminsOnly')}</p>
        )}
      </form>
    </Card>
  )
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
