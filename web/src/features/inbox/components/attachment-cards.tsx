import { CircleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { fileSize } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import type { Attachment, Attachments } from '../hooks/use-attachments'

/** The chosen photos above the text, each with a way to take it back; refused ones say why. */
export function AttachmentCards({ attachments }: { attachments: Attachments }) {
  const { t } = useTranslation()
  if (attachments.list.length === 0) return null
  return (
    <ul aria-label={t('composer.attachments')} className="flex gap-2 overflow-x-auto px-2 pt-2">
      {attachments.list.map((attachment) => (
        <li key={attachment.id} className="shrink-0" data-testid="attachment" data-state={attachment.state}>
          <Card attachment={attachment} onRemove={() => attachments.remove(attachment.id)} />
        </li>
      ))}
    </ul>
  )
}

function Card({ attachment, onRemove }: { attachment: Attachment; onRemove: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const remove = (
    <button
      type="button"
      aria-label={t('composer.remove', { name: attachment.name })}
      onClick={onRemove}
      className="absolute end-1 top-1 inline-flex size-6 items-center justify-center rounded-full bg-ink/70 text-surface hover:bg-ink touch:size-8"
    >
      <X aria-hidden className="size-4" />
    </button>
  )
  if (attachment.state === 'refused' && attachment.reason) {
    return (
      <div
        role="alert"
        className="relative flex h-20 w-64 items-start gap-2 rounded-lg bg-danger-soft p-2.5 pe-8"
      >
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
        <div className="min-w-0 text-xs">
          <bdi dir="ltr" className="line-auto font-medium">
            {attachment.name}
          </bdi>
          <p className="text-danger">{t(`composer.refused.${attachment.reason}`)}</p>
        </div>
        {remove}
      </div>
    )
  }
  return (
    <div className="relative size-20 overflow-hidden rounded-lg bg-sunken">
      {attachment.photo ? (
        <img src={attachment.photo.previewUrl} alt={attachment.name} className="size-full object-cover" />
      ) : (
        <span role="status" className="flex size-full items-center justify-center text-ink-faint">
          <Spinner className="size-5" />
          <span className="sr-only">{t('composer.preparing')}</span>
        </span>
      )}
      {attachment.reduced && attachment.photo ? (
        <span className="absolute inset-x-0 bottom-0 truncate bg-ink/70 px-1 text-center text-2xs text-surface">
          {fileSize(attachment.photo.file.size, language)}
          <span className="sr-only">
            {t('composer.resized', { size: fileSize(attachment.photo.file.size, language) })}
          </span>
        </span>
      ) : null}
      {remove}
    </div>
  )
}
