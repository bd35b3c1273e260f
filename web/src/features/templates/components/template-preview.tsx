import { Copy, ExternalLink, FileText, Image, ListTree, MapPin, Phone, Reply, Video } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import {
  contentOf,
  directionOf,
  examplesOf,
  fill,
  readMarks,
  type TemplateButton,
  type Values,
} from '../model/content'

const MEDIA = { IMAGE: Image, VIDEO: Video, DOCUMENT: FileText, LOCATION: MapPin } as const
const BUTTONS: Record<string, typeof Reply> = {
  QUICK_REPLY: Reply,
  URL: ExternalLink,
  PHONE_NUMBER: Phone,
  COPY_CODE: Copy,
  OTP: Copy,
  FLOW: ListTree,
}

/** What the customer will read, as WhatsApp draws it; variables show their values, or else their examples. */
export function TemplatePreview(props: {
  template: { category: string; language: string; components: readonly Record<string, unknown>[] }
  values?: { header?: Values; body?: Values }
  className?: string
}) {
  const { t } = useTranslation()
  const { template } = props
  const content = contentOf(template)
  const examples = examplesOf(template.components)
  const { header } = content
  const minutes = Number(
    template.components.find(({ type }) => type === 'FOOTER')?.code_expiration_minutes ?? Number.NaN,
  )
  const footer = content.footer || (minutes > 0 ? t('templates.preview.expires', { count: minutes }) : '')
  return (
    <figure
      dir={directionOf(template.language)}
      lang={template.language.replace('_', '-')}
      aria-label={t('templates.preview.label')}
      data-testid="template-preview"
      className={cx('rounded-xl border bg-canvas p-4', props.className)}
    >
      <div className="flex max-w-photo flex-col gap-1">
        <div className="overflow-hidden rounded-xl bg-bubble-in shadow-bubble">
          {header && header.format !== 'TEXT' ? <MediaHeader format={header.format} /> : null}
          <div className="flex flex-col gap-1.5 px-3 py-2.5">
            {header?.format === 'TEXT' && header.text ? (
              <p className="break-words font-semibold text-base">
                {fill(header.text, { ...examples.header, ...props.values?.header })}
              </p>
            ) : null}
            <p className="whitespace-pre-wrap break-words text-base">
              {content.body ? (
                <Marked text={fill(content.body, { ...examples.body, ...props.values?.body })} />
              ) : (
                <span className="text-ink-faint">{t('templates.preview.empty')}</span>
              )}
            </p>
            {footer ? <p className="break-words text-ink-faint text-xs">{footer}</p> : null}
          </div>
          {content.buttons.length > 0 ? (
            <ul className="divide-y border-t">
              {content.buttons.map((button, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: buttons are told apart by their place
                <Button key={index} button={button} />
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </figure>
  )
}

function MediaHeader({ format }: { format: string }) {
  const { t } = useTranslation()
  const kind = (['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const).find((one) => one === format)
  const Icon = kind ? MEDIA[kind] : FileText
  return (
    <div className="flex h-32 flex-col items-center justify-center gap-1 bg-hover text-ink-faint">
      <Icon aria-hidden className="size-8" />
      <span className="text-xs">{kind ? t(`templates.headers.${kind}`) : format}</span>
    </div>
  )
}

function Button({ button }: { button: TemplateButton }) {
  const { t } = useTranslation()
  const type = button.type.toUpperCase()
  const Icon = BUTTONS[type] ?? Reply
  const text = button.text || (type === 'COPY_CODE' || type === 'OTP' ? t('templates.preview.copyCode') : '')
  return (
    <li className="flex min-h-10 items-center justify-center gap-2 px-3 py-2 text-center font-medium text-accent-ink text-base">
      <Icon aria-hidden className="size-4 shrink-0" />
      <bdi dir="auto" className="min-w-0 break-words">
        {text}
      </bdi>
    </li>
  )
}

function Marked({ text }: { text: string }) {
  return readMarks(text).map(({ text: part, mark }, index) => {
    const key = `${index}`
    if (mark === 'bold') return <strong key={key}>{part}</strong>
    if (mark === 'italic') return <em key={key}>{part}</em>
    if (mark === 'strike') return <s key={key}>{part}</s>
    if (mark === 'code') return <code key={key}>{part}</code>
    return part
  })
}
