import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Building2 } from 'lucide-react'
import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Door, DoorCard } from '@/components/door'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import { textLinkClass } from '@/components/ui/text-link'
import { LANGUAGES, type Language } from '@/lib/i18n'
import { ApiProblem, failureKind, problemSentence } from '@/lib/problem'
import { membershipsQuery, projectKey } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { timeZones } from '@/lib/time-zones'
import { useLanguage } from '@/lib/use-language'
import { useTitle } from '@/lib/use-title'
import { createProject, type NewProject, ownTenantsQuery } from '../api/tenants'
import { SLUG, slugOf } from '../model/slug'

/** A new project of an organisation; its maker becomes its owner. */
export function NewProjectPage() {
  const { t } = useTranslation()
  useTitle(t('newProject.title'))
  const tenants = useQuery(ownTenantsQuery(useUserId()))
  return (
    <Door>
      <DoorCard>
        <QueryView
          query={tenants}
          skeleton={<FormSkeleton />}
          isEmpty={(own) => own.length === 0}
          empty={
            <Notice
              icon={Building2}
              title={t('newProject.notOwnerTitle')}
              action={
                <Link to="/projects" className={textLinkClass}>
                  {t('joining.toProjects')}
                </Link>
              }
            >
              {t('newProject.notOwner')}
            </Notice>
          }
        >
          {(own) => <NewProjectForm tenants={own} />}
        </QueryView>
      </DoorCard>
    </Door>
  )
}

function FormSkeleton() {
  return (
    <>
      <Skeleton className="h-6 w-2/5" />
      {['name', 'slug', 'zone'].map((field) => (
        <span key={field} className="flex flex-col gap-2">
          <Skeleton className="h-3.5 w-1/4" />
          <Skeleton className="h-10" />
        </span>
      ))}
    </>
  )
}

interface Fields {
  tenant_id: string
  name: string
  slug: string
  time_zone: string
  default_language: Language
}

function NewProjectForm({ tenants }: { tenants: { id: string; name: string }[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const userId = useUserId()
  const act = useRef(crypto.randomUUID())
  const form = useForm<Fields>({
    defaultValues: {
      tenant_id: tenants[0]?.id ?? '',
      name: '',
      slug: '',
      time_zone: 'Africa/Cairo',
      default_language: 'ar',
    },
  })
  const { errors, dirtyFields } = form.formState
  const create = useMutation({
    mutationFn: (body: NewProject) => createProject(act.current, body),
    onSuccess: async (project) => {
      await client.invalidateQueries({ queryKey: ['memberships'] })
      const memberships = await client.fetchQuery(membershipsQuery(userId))
      await navigate({
        to: '/p/$project/home',
        params: { project: projectKey(project, memberships) },
      })
    },
    onError: (error) => {
      act.current = crypto.randomUUID() // another try says something else
      if (error instanceof ApiProblem && error.status === 409) {
        form.setError('slug', { message: t('newProject.slugTaken') }, { shouldFocus: true })
      }
    },
  })
  const taken = create.error instanceof ApiProblem && create.error.status === 409
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={form.handleSubmit((body) => create.mutate(body))}
    >
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">{t('newProject.title')}</h1>
        <p className="text-ink-soft">{t('newProject.intro')}</p>
      </div>
      {tenants.length > 1 ? (
        <SelectField label={t('newProject.tenant')} {...form.register('tenant_id')}>
          {tenants.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <InputField
        label={t('newProject.name')}
        autoFocus
        maxLength={120}
        error={errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || t('newProject.nameNeeded'),
          onChange: (event: { target: { value: string } }) => {
            if (!dirtyFields.slug) form.setValue('slug', slugOf(event.target.value))
          },
        })}
      />
      <InputField
        label={t('newProject.slug')}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        hint={t('newProject.slugHint')}
        error={errors.slug?.message}
        {...form.register('slug', {
          pattern: { value: SLUG, message: t('newProject.slugWrong') },
          required: t('newProject.slugWrong'),
        })}
      />
      <SelectField
        label={t('newProject.timeZone')}
        hint={t('newProject.timeZoneHint')}
        dir="ltr"
        {...form.register('time_zone')}
      >
        {timeZones().map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <SelectField label={t('newProject.language')} {...form.register('default_language')}>
        {(Object.keys(LANGUAGES) as Language[]).map((name) => (
          <option key={name} value={name} lang={name}>
            {LANGUAGES[name].name}
          </option>
        ))}
      </SelectField>
      {create.error && !taken ? (
        <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger text-sm">
          {problemSentence(create.error, language) ?? t(`errors.${failureKind(create.error)}`)}
        </p>
      ) : null}
      <Button type="submit" look="primary" className="h-11" busy={create.isPending}>
        {t('newProject.create')}
      </Button>
    </form>
  )
}
