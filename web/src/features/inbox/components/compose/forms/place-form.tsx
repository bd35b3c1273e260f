import { LocationContent } from '@contracts/message-content'
import { useTranslation } from 'react-i18next'
import { InputField } from '@/components/ui/field'
import { readPlace } from '../../../model/place'
import { FormFrame } from './form-frame'
import type { FormProps } from './message-form'
import { PlacePreview } from './preview-bubble'
import { useContent, words } from './use-content'

interface Value {
  where: string
  name: string
  address: string
}

const toContent = ({ where, name, address }: Value) => ({
  ...readPlace(where),
  name: words(name),
  address: words(address),
})

/** A place on the map: by coordinates, or by a link that holds them. */
export function PlaceForm({ onSend, until }: FormProps) {
  const { t } = useTranslation()
  const form = useContent<Value, typeof LocationContent>(
    { where: '', name: '', address: '' },
    toContent,
    LocationContent,
  )
  const { where, name, address } = form.value
  const send = (at: number | null) => {
    form.tryToSend()
    if (form.content) onSend({ type: 'location', location: form.content }, words(name) ?? null, at)
  }
  const noPlace = form.wrong('latitude') ?? form.wrong('longitude')
  return (
    <FormFrame
      until={until}
      onSend={() => send(null)}
      onLater={send}
      preview={<PlacePreview content={form.draft} />}
    >
      <InputField
        label={t('composer.forms.where')}
        hint={t('composer.forms.whereHint')}
        dir="ltr"
        value={where}
        maxLength={2000}
        placeholder="30.0444, 31.2357"
        error={noPlace ? t('composer.forms.wrong.place') : null}
        onChange={(event) => form.set({ where: event.target.value })}
      />
      <InputField
        label={t('composer.forms.placeName')}
        value={name}
        maxLength={1000}
        error={form.wrong('')}
        onChange={(event) => form.set({ name: event.target.value })}
      />
      <InputField
        label={t('composer.forms.placeAddress')}
        value={address}
        maxLength={1000}
        onChange={(event) => form.set({ address: event.target.value })}
      />
    </FormFrame>
  )
}
