import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { ApiProblem } from '@/lib/problem'
import { useAct } from '@/lib/use-act'
import { changeTenant, createTenant, type Tenant, tenantKeys } from '../api/tenants'

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Founds an organisation, or changes the name of one; its name in addresses is for ever. */
export function TenantDialog({ tenant, onClose }: { tenant?: Tenant; onClose: () => void }) {
  const { t } = useTranslation()
  const act = useRef(crypto.randomUUID())
  const form = useForm({ defaultValues: { name: tenant?.name ?? '', slug: tenant?.slug ?? '' } })
  const { errors } = form.formState
  const save = useAct({
    act: ({ name, slug }: { name: string; slug: string }) =>
      tenant ? changeTenant(tenant.id, { name }) : createTenant(act.current, { name, slug }),
    refresh: [tenantKeys.all, ['owns-tenant'], ['own-tenants']],
    done: t(tenant ? 'common.saved' : 'tenants.created'),
    onDone: onClose,
    onFailed: (error) => {
      act.current = crypto.randomUUID() // another try says something else
      if (!(error instanceof ApiProblem) || error.status !== 409) return false
      form.setError('slug', { message: t('tenants.slugTaken') }, { shouldFocus: true })
      return true
    },
  })
  return (
    <Dialog
      title={tenant ? t('tenants.renameNamed', { name: tenant.name }) : t('tenants.create')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((fields) => save.mutate(fields))}
      >
        <InputField
          label={t('tenants.name')}
          maxLength={120}
          error={errors.name?.message}
          {...form.register('name', {
            validate: (name) => name.trim() !== '' || t('tenants.nameNeeded'),
          })}
        />
        {tenant ? null : (
          <InputField
            label={t('tenants.slug')}
            hint={t('tenants.slugHint')}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            error={errors.slug?.message}
            {...form.register('slug', {
              required: t('tenants.slugWrong'),
              pattern: { value: SLUG, message: t('tenants.slugWrong') },
            })}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t(tenant ? 'common.save' : 'tenants.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
