import { ProfileBody } from '@contracts/numbers'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField, SelectField, TextAreaField } from '@/components/ui/field'
import { Section } from '@/components/ui/page'
import { ApiProblem, problemSentence } from '@/lib/problem'
import { useMay } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { changeProfile, type ProfileBody as Profile, useNumberAct, type WhatsAppNumber } from '../api/numbers'
import { changesOf, type ProfileFields, profileFields, VERTICALS } from '../model/profile'

/** What customers see of the business; only what was changed goes to Meta. */
export function ProfileForm({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const readOnly = !useMay()('manageNumbers')
  const before = profileFields(number.profile)
  const { register, handleSubmit, setError, formState, reset } = useForm<ProfileFields>({ values: before })
  const save = useNumberAct(number.id, (body: Profile) => changeProfile(number.id, body))
  const { errors, isDirty } = formState

  const submit = handleSubmit((fields) => {
    const checked = ProfileBody.safeParse(changesOf(before, fields))
    if (!checked.success) {
      for (const { path } of checked.error.issues) {
        const name = path[0] as keyof ProfileFields
        setError(name, {
          message: name === 'websites' ? t('numbers.profile.websitesHint') : t('errors.wrong'),
        })
      }
      return
    }
    save.mutate(checked.data, {
      onSuccess: (next) => {
        reset(profileFields(next.profile))
        toast({ kind: 'done', text: t('numbers.profile.saved') })
      },
    })
  })
  const shared = { disabled: readOnly }
  return (
    <Section title={t('numbers.profile.title')} description={t('numbers.profile.description')}>
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <InputField
          label={t('numbers.profile.about')}
          maxLength={139}
          error={errors.about?.message}
          {...register('about', shared)}
        />
        <TextAreaField
          label={t('numbers.profile.text')}
          maxLength={512}
          rows={3}
          error={errors.description?.message}
          {...register('description', shared)}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('numbers.profile.address')}
            maxLength={256}
            error={errors.address?.message}
            {...register('address', shared)}
          />
          <InputField
            label={t('numbers.profile.email')}
            type="email"
            dir="ltr"
            maxLength={128}
            error={errors.email?.message}
            {...register('email', shared)}
          />
          <TextAreaField
            label={t('numbers.profile.websites')}
            hint={t('numbers.profile.websitesHint')}
            dir="ltr"
            rows={2}
            error={errors.websites?.message}
            {...register('websites', shared)}
          />
          <SelectField label={t('numbers.profile.vertical')} {...register('vertical', shared)}>
            <option value="">{t('numbers.profile.noVertical')}</option>
            {VERTICALS.map((vertical) => (
              <option key={vertical} value={vertical}>
                {t(`numbers.verticals.${vertical}`)}
              </option>
            ))}
          </SelectField>
        </div>
        {save.error ? (
          <p role="alert" className="text-danger text-sm">
            {problemSentence(save.error, language) ?? t('errors.actFailed')}
            {save.error instanceof ApiProblem && save.error.problem.detail ? (
              <bdi dir="ltr" className="block text-ink-faint">
                {save.error.problem.detail}
              </bdi>
            ) : null}
          </p>
        ) : null}
        {readOnly ? null : (
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={!isDirty} busy={save.isPending}>
              {t('numbers.profile.save')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  )
}
