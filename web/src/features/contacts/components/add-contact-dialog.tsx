import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { ApiProblem } from '@/lib/problem'
import { toast } from '@/lib/toast'
import { useFailureSentence } from '@/lib/use-failed'
import { useAddContact } from '../api/change-contact'

interface Fields {
  phone: string
  display_name: string
  email: string
}

/** Adds a person by his number, written in any way. */
export function AddContactDialog(props: { onClose: () => void; onAdded: (id: string) => void }) {
  const { t } = useTranslation()
  const add = useAddContact()
  const sentence = useFailureSentence()
  const form = useForm<Fields>({ defaultValues: { phone: '', display_name: '', email: '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(({ phone, display_name, email }) =>
    add.mutate(
      {
        phone,
        ...(display_name.trim() ? { display_name: display_name.trim() } : {}),
        ...(email.trim() ? { email: email.trim() } : {}),
      },
      {
        onSuccess: ({ id }) => {
          toast({ kind: 'done', text: t('contacts.add.added') })
          props.onAdded(id)
        },
        onError: (error) => {
          const field = error instanceof ApiProblem && error.code === 'invalid_phone' ? 'phone' : 'root'
          form.setError(field, { message: sentence(error) })
        },
      },
    ),
  )
  return (
    <Dialog title={t('contacts.add.title')} closeLabel={t('common.close')} onClose={props.onClose}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
        <InputField
          {...form.register('phone', {
            validate: (value) => /\d.*\d.*\d/.test(digits(value)) || t('contacts.add.phoneNeeded'),
          })}
          dir="ltr"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={t('contacts.columns.phone')}
          hint={t('contacts.add.phoneHint')}
          error={errors.phone?.message}
        />
        <InputField
          {...form.register('display_name', {
            maxLength: { value: 200, message: t('contacts.form.tooLong') },
          })}
          label={t('contacts.columns.name')}
          autoComplete="off"
          error={errors.display_name?.message}
        />
        <InputField
          {...form.register('email', {
            validate: (value) =>
              !value.trim() || /^\S+@\S+\.\S+$/.test(value.trim()) || t('contacts.form.emailWrong'),
          })}
          dir="ltr"
          type="email"
          autoComplete="off"
          label={t('contacts.form.email')}
          error={errors.email?.message}
        />
        {errors.root ? (
          <p role="alert" className="text-danger text-sm">
            {errors.root.message}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={add.isPending}>
            {t('common.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Arabic-Indic digits count as digits. */
function digits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
}
