import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CheckField, InputField, SelectField } from '@/components/ui/field'
import { problemSentence } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { type MadeKey, useCreateKey } from '../api/api-keys'
import { canWrite, SCOPE_GROUPS } from '../model/scopes'

const DAYS = { none: null, d30: 30, d90: 90, d365: 365 }
type Expiry = keyof typeof DAYS

interface Form {
  name: string
  everything: boolean
  scopes: string[]
  expiry: Expiry
  limit: number
}

const START: Form = {
  name: '',
  everything: false,
  scopes: ['messages:read', 'messages:write'],
  expiry: 'none',
  limit: 600,
}

/** What a new key is called, opens, and how long it is good. */
export function CreateKeyDialog(props: { onClose: () => void; onMade: (made: MadeKey) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const [once] = useState(() => crypto.randomUUID())
  const create = useCreateKey()
  const { register, handleSubmit, watch, formState } = useForm<Form>({ defaultValues: START })
  const everything = watch('everything')

  const submit = handleSubmit((form) => {
    const days = DAYS[form.expiry]
    create.mutate(
      {
        once,
        body: {
          project_id: project.id,
          name: form.name.trim(),
          scopes: form.everything ? ['*'] : form.scopes,
          rate_limit_per_minute: form.limit,
          ...(days === null ? {} : { expires_at: new Date(Date.now() + days * 86_400_000).toISOString() }),
        },
      },
      { onSuccess: ({ key, scopes }) => (key ? props.onMade({ secret: key, scopes }) : props.onClose()) },
    )
  })

  return (
    <Dialog title={t('developers.keys.create')} closeLabel={t('common.close')} onClose={props.onClose}>
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <InputField
          label={t('developers.keys.name')}
          hint={t('developers.keys.nameHint')}
          maxLength={80}
          error={formState.errors.name ? t('developers.keys.nameMissing') : null}
          {...register('name', { validate: (name) => name.trim() !== '' })}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="pb-1.5 font-medium text-ink-soft text-sm">{t('developers.keys.scopes')}</legend>
          <CheckField label={t('developers.keys.everything')} {...register('everything')} />
          {everything ? null : (
            <div className="scroll-area max-h-64 rounded-lg border">
              <table className="w-full text-sm">
                <thead className="sticky top-0 bg-raised text-ink-faint text-xs">
                  <tr>
                    <th scope="col" className="px-3 py-2 text-start font-medium">
                      {t('developers.keys.group')}
                    </th>
                    <th scope="col" className="w-16 py-2 font-medium">
                      {t('developers.keys.read')}
                    </th>
                    <th scope="col" className="w-16 py-2 font-medium">
                      {t('developers.keys.write')}
                    </th>
                  </tr>
                </thead>
                <tbody className="divide-y">
                  {SCOPE_GROUPS.map((group) => (
                    <tr key={group}>
                      <th scope="row" className="px-3 py-1.5 text-start font-normal">
                        {t(`developers.keys.groups.${group}`)}
                      </th>
                      {(['read', 'write'] as const).map((verb) => (
                        <td key={verb} className="text-center">
                          {verb === 'read' || canWrite(group) ? (
                            <input
                              type="checkbox"
                              value={`${group}:${verb}`}
                              aria-label={`${t(`developers.keys.groups.${group}`)}: ${t(`developers.keys.${verb}`)}`}
                              className="size-4 touch:size-5"
                              {...register('scopes', {
                                validate: (scopes, form) => form.everything || scopes.length > 0,
                              })}
                            />
                          ) : null}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {formState.errors.scopes ? (
            <p role="alert" className="text-danger text-sm">
              {t('developers.keys.noScope')}
            </p>
          ) : null}
        </fieldset>
        <div className="grid gap-4 tablet:grid-cols-2">
          <SelectField label={t('developers.keys.expiry')} {...register('expiry')}>
            {(Object.keys(DAYS) as Expiry[]).map((name) => (
              <option key={name} value={name}>
                {t(`developers.keys.expiries.${name}`)}
              </option>
            ))}
          </SelectField>
          <InputField
            label={t('developers.keys.limit')}
            hint={t('developers.keys.limitHint')}
            type="number"
            dir="ltr"
            min={1}
            max={100_000}
            {...register('limit', { valueAsNumber: true, min: 1, max: 100_000 })}
          />
        </div>
        {create.error ? (
          <p role="alert" className="text-danger text-sm">
            {problemSentence(create.error, language) ?? t('errors.actFailed')}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            {t('developers.keys.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
