import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, InputField } from '@/components/ui/field'
import { type FileRefusal, fileKind } from '../../model/file-kind'
import type { OutgoingFile } from '../../model/outbox'
import { fieldTrouble, type TemplateField } from '../../model/template-fields'

interface FieldInputProps {
  field: TemplateField
  value: string
  file: OutgoingFile | null
  /** Whether somebody has tried to send: what is missing is said from then on. */
  tried: boolean
  onValue: (value: string) => void
  onFile: (file: OutgoingFile | null) => void
}

const ACCEPT = {
  image: 'image/*,.heic,.heif',
  video: 'video/mp4,video/3gpp',
  document: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt',
}

/** One thing to fill in. */
export function TemplateFieldInput(props: FieldInputProps) {
  const { field, value } = props
  const { t } = useTranslation()
  if (field.kind === 'file') return <HeaderFile {...props} format={field.format} />
  const trouble = props.tried ? fieldTrouble(field, value) : null
  const label =
    field.kind === 'text'
      ? t(`composer.template.${field.part}Variable`, { name: `\u2068${field.name}\u2069` })
      : field.kind === 'place'
        ? t(`composer.template.place.${field.name}`)
        : field.kind === 'code'
          ? t('composer.template.code')
          : t(`composer.template.${field.kind}`, { text: `\u2068${field.text}\u2069` })
  const isCode = field.kind !== 'text' && !(field.kind === 'place' && /^(?:name|address)$/.test(field.name))
  return (
    <InputField
      label={label}
      value={value}
      dir={isCode ? 'ltr' : 'auto'}
      maxLength={field.kind === 'url' ? 2000 : 1024}
      placeholder={field.example ?? undefined}
      hint={
        field.kind === 'url' ? <bdi dir="ltr">{`${field.base}${value || (field.example ?? '…')}`}</bdi> : null
      }
      error={trouble ? t(`composer.template.wrong.${trouble}`) : null}
      data-testid={`template-field-${field.id}`}
      onChange={(event) => props.onValue(event.target.value)}
    />
  )
}

function HeaderFile({
  file,
  tried,
  onFile,
  format,
}: FieldInputProps & { format: 'image' | 'video' | 'document' }) {
  const { t } = useTranslation()
  const id = useId()
  const [refusal, setRefusal] = useState<FileRefusal | 'otherKind' | null>(null)
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    const made = await headerFile(chosen, format)
    setRefusal(typeof made === 'string' ? made : null)
    onFile(typeof made === 'string' ? null : made)
  }
  const missing = tried && file === null ? t(`composer.template.chooseFile.${format}`) : null
  const wrong =
    refusal === 'otherKind'
      ? t(`composer.template.chooseFile.${format}`)
      : refusal
        ? t(`composer.refused.${refusal}`)
        : missing
  return (
    <Field label={t(`composer.template.file.${format}`)} error={wrong} hint={file?.filename}>
      {(aria) => (
        <input
          {...aria}
          key={id}
          type="file"
          accept={ACCEPT[format]}
          data-testid="template-file"
          onChange={(event) => void choose(event.target.files?.[0])}
          className="block w-full text-sm file:me-3 file:h-9 file:rounded-lg file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink touch:file:h-touch"
        />
      )}
    </Field>
  )
}

/** The file as WhatsApp takes it in a header; or why not. */
async function headerFile(
  chosen: File,
  format: 'image' | 'video' | 'document',
): Promise<OutgoingFile | FileRefusal | 'otherKind'> {
  const known = fileKind(chosen)
  if (known.kind === 'refused') return known.reason
  if (known.kind === 'photo') {
    if (format !== 'image') return 'otherKind'
    const { preparePhoto } = await import('../../hooks/prepare-photo')
    const prepared = await preparePhoto(chosen)
    return prepared.ok ? prepared.photo : prepared.reason
  }
  if (known.type !== format) return 'otherKind'
  return { file: chosen.slice(0, chosen.size, known.mime), filename: chosen.name }
}
