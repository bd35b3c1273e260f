import { LinkContent, LocationRequestContent } from '@contracts/message-content'
import { useTranslation } from 'react-i18next'
import { InputField, TextAreaField } from '@/components/ui/field'
import { FormFrame } from './form-frame'
import type { FormProps } from './message-form'
import { OfferPreview } from './preview-bubble'
import { frameOf, useContent } from './use-content'

interface LinkValue {
  header: string
  body: string
  footer: string
  button: string
  url: string
}

function toLink({ body, button, url, ...frame }: LinkValue) {
  return {
    type: 'cta_url' as const,
    ...frameOf(frame),
    body: { text: body.trim() },
    action: { name: 'cta_url' as const, parameters: { display_text: button.trim(), url: url.trim() } },
  }
}

/** Words with a button that opens an address. */
export function LinkForm({ onSend, until, initialText }: FormProps) {
  const { t } = useTranslation()
  const form = useContent<LinkValue, typeof LinkContent>(
    { header: '', body: initialText, footer: '', button: '', url: '' },
    toLink,
    LinkContent,
  )
  const send = (at: number | null) => {
    form.tryToSend()
    if (form.content) onSend({ type: 'interactive', interactive: form.content }, form.content.body.text, at)
  }
  return (
    <FormFrame
      until={until}
      onSend={() => send(null)}
      onLater={send}
      preview={<OfferPreview content={form.draft} placeholder={t('composer.forms.body')} />}
    >
      <TextAreaField
        label={t('composer.forms.body')}
        value={form.value.body}
        maxLength={1024}
        error={form.wrong('body.text')}
        onChange={(event) => form.set({ body: event.target.value })}
      />
      <InputField
        label={t('composer.forms.linkButton')}
        value={form.value.button}
        maxLength={20}
        error={form.wrong('action.parameters.display_text')}
        onChange={(event) => form.set({ button: event.target.value })}
      />
      <InputField
        label={t('composer.forms.linkAddress')}
        type="url"
        dir="ltr"
        placeholder="https://"
        value={form.value.url}
        maxLength={2000}
        error={form.wrong('action.parameters.url')}
        onChange={(event) => form.set({ url: event.target.value })}
      />
      <InputField
        label={t('composer.forms.footer')}
        value={form.value.footer}
        maxLength={60}
        error={form.wrong('footer.text')}
        onChange={(event) => form.set({ footer: event.target.value })}
      />
    </FormFrame>
  )
}

const toRequest = ({ body }: { body: string }) => ({
  type: 'location_request_message' as const,
  body: { text: body.trim() },
  action: { name: 'send_location' as const },
})

/** Words with a button that lets the customer send where he is. */
export function AskPlaceForm({ onSend, until, initialText }: FormProps) {
  const { t } = useTranslation()
  const form = useContent<{ body: string }, typeof LocationRequestContent>(
    { body: initialText || t('composer.forms.askPlaceDefault') },
    toRequest,
    LocationRequestContent,
  )
  const send = (at: number | null) => {
    form.tryToSend()
    if (form.content) onSend({ type: 'interactive', interactive: form.content }, form.content.body.text, at)
  }
  return (
    <FormFrame
      until={until}
      onSend={() => send(null)}
      onLater={send}
      preview={<OfferPreview content={form.draft} placeholder={t('composer.forms.body')} />}
    >
      <TextAreaField
        label={t('composer.forms.body')}
        value={form.value.body}
        maxLength={1024}
        error={form.wrong('body.text')}
        onChange={(event) => form.set({ body: event.target.value })}
      />
    </FormFrame>
  )
}
