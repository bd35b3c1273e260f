import { Copy, ExternalLink, FileText, MapPin, Phone, Reply, Video } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/ui/skeleton'
import type { TemplatePreview } from '../../api/templates'
import type { OutgoingFile } from '../../model/outbox'

const BUTTON_ICONS: Record<string, typeof Copy> = {
  URL: ExternalLink,
  PHONE_NUMBER: Phone,
  QUICK_REPLY: Reply,
  COPY_CODE: Copy,
  OTP: Copy,
}

/** A template as the customer reads it, from the hub's own rendering. */
export function TemplateView(props: {
  preview: TemplatePreview | null
  file: OutgoingFile | null
  failed: boolean
}) {
  const { t } = useTranslation()
  const { preview } = props
  if (preview === null) {
    if (props.failed) return <p className="p-3 text-ink-soft text-sm">{t('composer.template.noPreview')}</p>
    return (
      <div className="flex w-64 flex-col gap-2 p-3">
        <Skeleton className="h-3.5 w-full" />
        <Skeleton className="h-3.5 w-2/3" />
      </div>
    )
  }
  return (
    <div className="flex w-72 max-w-full flex-col py-1.5" data-testid="template-preview">
      {preview.header ? (
        preview.header.format === 'TEXT' ? (
          <p dir="auto" className="px-3 font-semibold text-base [overflow-wrap:anywhere]">
            {preview.header.text}
          </p>
        ) : (
          <HeaderMedia format={preview.header.format} file={props.file} />
        )
      ) : null}
      <p dir="auto" className="whitespace-pre-wrap px-3 py-0.5 text-base [overflow-wrap:anywhere]">
        {preview.body}
      </p>
      {preview.footer ? (
        <p dir="auto" className="px-3 pt-0.5 text-ink-soft text-xs [overflow-wrap:anywhere]">
          {preview.footer}
        </p>
      ) : null}
      {preview.buttons?.length ? (
        <ul aria-label={t('message.choices')} className="mx-3 mt-1.5 flex flex-col border-t pt-1">
          {preview.buttons.map((button, index) => {
            const Icon = BUTTON_ICONS[button.type] ?? Reply
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: the buttons of a template never change
                key={index}
                className="flex items-center justify-center gap-1.5 py-1 font-medium text-accent-ink text-sm"
              >
                <Icon aria-hidden className="size-3.5 shrink-0" />
                <bdi dir="auto">{button.text}</bdi>
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}

function HeaderMedia({ format, file }: { format: string; file: OutgoingFile | null }) {
  const url = useMemo(
    () => (file && format === 'IMAGE' ? URL.createObjectURL(file.file) : null),
    [file, format],
  )
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url])
  const Icon = format === 'VIDEO' ? Video : format === 'LOCATION' ? MapPin : FileText
  return (
    <div className="mx-1 mb-1 flex aspect-video items-center justify-center overflow-hidden rounded-lg bg-ink/5 text-ink-faint">
      {url ? (
        <img src={url} alt="" className="size-full object-cover" />
      ) : (
        <span className="flex flex-col items-center gap-1 text-xs">
          <Icon aria-hidden className="size-7" />
          <bdi dir="auto" className="max-w-56 truncate">
            {file?.filename}
          </bdi>
        </span>
      )}
    </div>
  )
}
