import type { Contact } from '@contracts/contacts'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { InputField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { dayHeading } from '@/lib/format'
import { useFormatOptions, useMay } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailureSentence } from '@/lib/use-failed'
import { useNow } from '@/lib/use-now'
import { useChangeContact } from '../api/change-contact'
import { Part } from './part'

/** How WhatsApp knows him. Members who may not see numbers see what is left of one. */
export function ContactIdentities({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const may = useMay()
  const now = useNow()
  const options = useFormatOptions()
  const [adding, setAdding] = useState(false)
  const hidden = contact.identities.length === 0
  return (
    <Part
      title={t('contacts.identities.title')}
      actions={
        may('editContacts') && !adding ? (
          <Button
            size="sm"
            look="quiet"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => setAdding(true)}
          >
            {t('contacts.identities.add')}
          </Button>
        ) : undefined
      }
    >
      {hidden ? (
        <div className="flex flex-col gap-0.5 rounded-lg border px-3 py-2">
          {contact.phone_hint ? <Ltr>{contact.phone_hint}</Ltr> : <span>{t('contacts.noPhone')}</span>}
          {contact.phone_hint && !may('seeFullNumbers') ? (
            <span className="text-pretty text-ink-faint text-xs">{t('contacts.identities.hidden')}</span>
          ) : null}
        </div>
      ) : (
        <ul className="divide-y rounded-lg border">
          {contact.identities.map((one) => (
            <li
              key={`${one.kind} ${one.value} ${one.valid_from}`}
              className="flex items-center gap-2 px-3 py-1.5"
            >
              <span className="min-w-0 flex-1">
                <Ltr className={one.valid_to ? 'text-ink-faint line-through' : 'break-all'}>{one.value}</Ltr>
                <span className="block text-ink-faint text-xs">
                  {t(`contacts.identities.kinds.${one.kind}`)}
                  {' · '}
                  {one.valid_to
                    ? t('contacts.identities.until', {
                        date: dayHeading(Date.parse(one.valid_to), now, options),
                      })
                    : t('contacts.identities.since', {
                        date: dayHeading(Date.parse(one.valid_from), now, options),
                      })}
                </span>
              </span>
              <CopyButton text={one.value} />
            </li>
          ))}
        </ul>
      )}
      {adding ? <AddPhone contactId={contact.id} onDone={() => setAdding(false)} /> : null}
    </Part>
  )
}

function AddPhone({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const { addPhone } = useChangeContact(contactId)
  const sentence = useFailureSentence()
  const [phone, setPhone] = useState('')
  return (
    <form
      className="flex flex-col gap-2 rounded-lg border p-3"
      onSubmit={(event) => {
        event.preventDefault()
        addPhone.mutate(phone.trim(), {
          onSuccess: () => {
            toast({ kind: 'done', text: t('contacts.identities.added') })
            onDone()
          },
        })
      }}
    >
      <InputField
        dir="ltr"
        type="tel"
        value={phone}
        label={t('contacts.columns.phone')}
        hint={t('contacts.add.phoneHint')}
        error={addPhone.isError ? sentence(addPhone.error) : null}
        onChange={(event) => setPhone(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button
          size="sm"
          type="submit"
          look="primary"
          busy={addPhone.isPending}
          disabled={phone.trim().length < 3}
        >
          {t('common.add')}
        </Button>
      </div>
    </form>
  )
}
