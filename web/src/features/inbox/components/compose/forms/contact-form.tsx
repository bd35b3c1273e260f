import { ContactsContent } from '@contracts/message-content'
import { useTranslation } from 'react-i18next'
import { InputField } from '@/components/ui/field'
import { FormFrame } from './form-frame'
import type { FormProps } from './message-form'
import { ContactPreview } from './preview-bubble'
import { useContent, words } from './use-content'

interface Value {
  first: string
  last: string
  phone: string
  email: string
  company: string
}

function toContent({ first, last, phone, email, company }: Value) {
  const name = [words(first), words(last)].filter(Boolean).join(' ')
  return [
    {
      name: { formatted_name: name, first_name: words(first) ?? words(last), last_name: words(last) },
      phones: [{ phone: phone.trim(), type: 'CELL' }],
      ...(words(email) ? { emails: [{ email: email.trim(), type: 'WORK' }] } : {}),
      ...(words(company) ? { org: { company: company.trim() } } : {}),
    },
  ]
}

/** Somebody's card: a technician, an office. */
export function ContactForm({ onSend, until }: FormProps) {
  const { t } = useTranslation()
  const form = useContent<Value, typeof ContactsContent>(
    { first: '', last: '', phone: '', email: '', company: '' },
    toContent,
    ContactsContent,
  )
  const { value } = form
  const noPhone = !/^[+\d٠-٩][\d٠-٩\s()-]{4,}$/.test(value.phone.trim())
  const send = (at: number | null) => {
    form.tryToSend()
    const [card] = form.content ?? []
    if (form.content && card && !noPhone)
      onSend({ type: 'contacts', contacts: form.content }, card.name.formatted_name, at)
  }
  const triedWithoutPhone = noPhone && form.tried ? t('composer.forms.wrong.phone') : null
  return (
    <FormFrame
      until={until}
      onSend={() => send(null)}
      onLater={send}
      preview={<ContactPreview content={form.draft} />}
    >
      <div className="grid grid-cols-2 gap-3">
        <InputField
          label={t('composer.forms.firstName')}
          value={value.first}
          maxLength={120}
          error={form.wrong('0.name.formatted_name')}
          onChange={(event) => form.set({ first: event.target.value })}
        />
        <InputField
          label={t('composer.forms.lastName')}
          value={value.last}
          maxLength={120}
          onChange={(event) => form.set({ last: event.target.value })}
        />
      </div>
      <InputField
        label={t('composer.forms.phone')}
        type="tel"
        dir="ltr"
        value={value.phone}
        maxLength={32}
        error={triedWithoutPhone}
        onChange={(event) => form.set({ phone: event.target.value })}
      />
      <InputField
        label={t('composer.forms.company')}
        value={value.company}
        maxLength={256}
        onChange={(event) => form.set({ company: event.target.value })}
      />
      <InputField
        label={t('composer.forms.email')}
        type="email"
        dir="ltr"
        value={value.email}
        maxLength={256}
        error={form.wrong('0.emails.0.email')}
        onChange={(event) => form.set({ email: event.target.value })}
      />
    </FormFrame>
  )
}
