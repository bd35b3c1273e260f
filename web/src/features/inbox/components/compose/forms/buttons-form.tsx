import { ButtonsContent } from '@contracts/message-content'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField, TextAreaField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { FormFrame } from './form-frame'
import type { FormProps } from './message-form'
import { OfferPreview } from './preview-bubble'
import { frameOf, useContent } from './use-content'

const MOST_BUTTONS = 3

interface Value {
  header: string
  body: string
  footer: string
  titles: { id: string; title: string }[]
}

const fresh = () => ({ id: crypto.randomUUID(), title: '' })

function toContent({ titles, body, ...frame }: Value) {
  return {
    type: 'button' as const,
    ...frameOf(frame),
    body: { text: body.trim() },
    action: {
      buttons: titles.map(({ id, title }) => ({
        type: 'reply' as const,
        reply: { id, title: title.trim() },
      })),
    },
  }
}

/** A question with up to three answers to press. */
export function ButtonsForm({ onSend, until, initialText }: FormProps) {
  const { t } = useTranslation()
  const form = useContent<Value, typeof ButtonsContent>(
    { header: '', body: initialText, footer: '', titles: [fresh(), fresh()] },
    toContent,
    ButtonsContent,
  )
  const { titles } = form.value
  const send = (at: number | null) => {
    form.tryToSend()
    if (form.content) onSend({ type: 'interactive', interactive: form.content }, form.content.body.text, at)
  }
  const change = (index: number, title: string) =>
    form.set({ titles: titles.map((one, place) => (place === index ? { ...one, title } : one)) })
  return (
    <FormFrame
      until={until}
      onSend={() => send(null)}
      onLater={send}
      // That two say the same is no news while they say nothing.
      trouble={titles.every(({ title }) => title.trim() !== '') ? form.wrong('action.buttons') : null}
      preview={<OfferPreview content={form.draft} placeholder={t('composer.forms.body')} />}
    >
      <InputField
        label={t('composer.forms.header')}
        value={form.value.header}
        maxLength={60}
        error={form.wrong('header.text')}
        onChange={(event) => form.set({ header: event.target.value })}
      />
      <TextAreaField
        label={t('composer.forms.body')}
        value={form.value.body}
        maxLength={1024}
        error={form.wrong('body.text')}
        onChange={(event) => form.set({ body: event.target.value })}
      />
      {titles.map(({ id, title }, index) => (
        <div key={id} className="flex items-start gap-1">
          <InputField
            className="min-w-0 flex-1"
            label={t('composer.forms.button', { place: index + 1 })}
            value={title}
            maxLength={20}
            error={form.wrong(`action.buttons.${index}.reply.title`)}
            onChange={(event) => change(index, event.target.value)}
          />
          {titles.length > 1 ? (
            <IconButton
              label={t('composer.forms.removeButton', { place: index + 1 })}
              tip="none"
              className="mt-6.5"
              onClick={() => form.set({ titles: titles.filter((one) => one.id !== id) })}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          ) : null}
        </div>
      ))}
      {titles.length < MOST_BUTTONS ? (
        <Button
          size="sm"
          look="quiet"
          className="self-start"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => form.set({ titles: [...titles, fresh()] })}
        >
          {t('composer.forms.addButton')}
        </Button>
      ) : null}
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
