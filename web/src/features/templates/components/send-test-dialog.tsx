import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Field, InputField, SelectField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Sheet } from '@/components/ui/sheet'
import { useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailureSentence } from '@/lib/use-failed'
import { uploadFile, useSendTest } from '../api/change-template'
import { numbersQuery, type TemplateRow } from '../api/read-templates'
import { contentOf, examplesOf, type TemplateButton, type Values, variablesOf } from '../model/content'
import { askingButtons, toParameters } from '../model/test-message'
import { TemplatePreview } from './template-preview'

const ACCEPTS: Record<string, string> = {
  IMAGE: 'image/jpeg,image/png',
  VIDEO: 'video/mp4',
  DOCUMENT: 'application/pdf',
}

/** Sends the template to one phone, with its variables filled in; the preview shows what will arrive. */
export function SendTestDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const send = useSendTest(template.id)
  const sentence = useFailureSentence()
  const { data: numbers = [] } = useQuery(numbersQuery(project.id))
  const senders = numbers.filter((one) => one.business_account_id === template.business_account_id)
  const content = contentOf(template)
  const examples = examplesOf(template.components)
  const [phone, setPhone] = useState('')
  const [sender, setSender] = useState('')
  const [header, setHeader] = useState<Values>(examples.header)
  const [body, setBody] = useState<Values>(examples.body)
  const [buttons, setButtons] = useState<Values>(() => ends(content.buttons))
  const [file, setFile] = useState<File>()
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const wantsFile = content.header ? ACCEPTS[content.header.format] : undefined
  const headerNames = content.header?.format === 'TEXT' ? variablesOf(content.header.text) : []

  const submit = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const path = wantsFile && file ? await uploadFile(project.id, file) : null
      await send.mutateAsync({
        phone: phone.trim(),
        ...(sender ? { whatsapp_number_id: sender } : {}),
        components: toParameters(template, { header, body, buttons, path }),
      })
      toast({ kind: 'done', text: t('templates.test.sent') })
      onClose()
    } catch (problem) {
      setError(sentence(problem))
      setBusy(false)
    }
  }
  return (
    <Sheet
      title={t('templates.test.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            busy={busy}
            disabled={phone.trim().length < 5 || (wantsFile !== undefined && !file)}
            onClick={() => void submit()}
          >
            {t('templates.test.send')}
          </Button>
        </>
      }
    >
      <InputField
        dir="ltr"
        type="tel"
        label={t('templates.test.phone')}
        hint={t('templates.test.phoneHint')}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      {senders.length > 1 ? (
        <SelectField
          label={t('templates.test.from')}
          value={sender}
          onChange={(event) => setSender(event.target.value)}
        >
          <option value="">{t('templates.test.anyNumber')}</option>
          {senders.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name ?? one.verified_name ?? one.display_phone_number}
            </option>
          ))}
        </SelectField>
      ) : null}
      {wantsFile ? (
        <Field label={t('templates.test.file')}>
          {(aria) => (
            <input
              {...aria}
              type="file"
              accept={wantsFile}
              className="w-full text-sm"
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Field>
      ) : null}
      {headerNames.map((name) => (
        <Variable key={`header-${name}`} name={name} values={header} onChange={setHeader} />
      ))}
      {variablesOf(content.body).map((name) => (
        <Variable key={`body-${name}`} name={name} values={body} onChange={setBody} />
      ))}
      {askingButtons(template).map(({ index, text, kind }) => (
        <InputField
          key={index}
          dir="ltr"
          label={t(kind === 'url' ? 'templates.test.urlEnd' : 'templates.test.code', { name: text })}
          value={buttons[index] ?? ''}
          onChange={(event) => setButtons({ ...buttons, [index]: event.target.value })}
        />
      ))}
      {error ? (
        <p role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
      <TemplatePreview template={template} values={{ header, body }} />
    </Sheet>
  )
}

function Variable(props: { name: string; values: Values; onChange: (values: Values) => void }) {
  const { t } = useTranslation()
  return (
    <InputField
      label={
        <>
          {t('templates.variable')} <Ltr>{`{{${props.name}}}`}</Ltr>
        </>
      }
      value={props.values[props.name] ?? ''}
      onChange={(event) => props.onChange({ ...props.values, [props.name]: event.target.value })}
    />
  )
}

/** What the examples of the buttons end in, to begin with. */
function ends(buttons: TemplateButton[]): Values {
  return Object.fromEntries(
    buttons.map((button, index) => {
      const example = (Array.isArray(button.example) ? button.example[0] : button.example) ?? ''
      const base = (button.url ?? '').replace(/\{\{.*$/, '')
      return [String(index), base && example.startsWith(base) ? example.slice(base.length) : example]
    }),
  )
}
