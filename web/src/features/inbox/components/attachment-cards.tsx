import { CircleAlert, FileText, type LucideIcon, MessageSquareText, Music, Video, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { cx } from '@/lib/cx'
import { fileSize } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import type { Attachment, Attachments } from '../hooks/use-attachments'
import { MAX_CAPTION_LENGTH, MAX_FILES } from '../model/limits'

/** The chosen files above the text in their order, each with words of its own and a way to take it back. */
export function AttachmentCards({ attachments }: { attachments: Attachments }) {
  const { t } = useTranslation()
  const [describedId, setDescribedId] = useState<string | null>(null)
  const { list, leftOut } = attachments
  if (list.length === 0) return null
  const described = list.find(({ id, state }) => id === describedId && state === 'ready')
  const ready = list.filter(({ state }) => state === 'ready').length
  const going = list.filter(({ state }) => state !== 'refused').length
  return (
    <div className="border-b pb-2">
      {list.length > 1 || leftOut > 0 ? (
        <p role="status" className="px-3 pt-2 text-ink-soft text-xs">
          {attachments.busy
            ? t('composer.files.preparing', { ready, count: going })
            : t('composer.files.count', { count: going })}
          {leftOut > 0 ? (
            <span className="text-danger">
              {' '}
              {t('composer.files.leftOut', { count: leftOut, most: MAX_FILES })}
            </span>
          ) : null}
        </p>
      ) : null}
      <ol aria-label={t('composer.attachments')} className="flex gap-2 overflow-x-auto px-2 pt-2">
        {list.map((attachment, index) => (
          <li key={attachment.id} className="shrink-0" data-testid="attachment" data-state={attachment.state}>
            <Card
              attachment={attachment}
              place={index + 1}
              open={attachment.id === described?.id}
              onDescribe={() => setDescribedId(attachment.id === described?.id ? null : attachment.id)}
              onRemove={() => attachments.remove(attachment.id)}
            />
          </li>
        ))}
      </ol>
      {described ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for it
          autoFocus
          key={described.id}
          dir="auto"
          value={described.caption}
          maxLength={MAX_CAPTION_LENGTH}
          aria-label={t('composer.files.captionOf', { name: described.name })}
          placeholder={t('composer.files.captionOf', { name: described.name })}
          data-testid="attachment-caption"
          onChange={(event) => attachments.describe(described.id, event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
            event.preventDefault()
            setDescribedId(null)
          }}
          className="mx-2 mt-2 h-9 w-[calc(100%-1rem)] rounded-lg bg-sunken px-3 text-sm touch:h-touch touch:text-field"
        />
      ) : null}
    </div>
  )
}

const ICONS: Record<string, LucideIcon> = { video: Video, audio: Music, document: FileText }

interface CardProps {
  attachment: Attachment
  place: number
  open: boolean
  onDescribe: () => void
  onRemove: () => void
}

function Card({ attachment, place, open, onDescribe, onRemove }: CardProps) {
  const { t } = useTranslation()
  const { name, photo, state, reason } = attachment
  const remove = (
    <button
      type="button"
      aria-label={t('composer.remove', { name })}
      onClick={onRemove}
      className="absolute end-1 top-1 inline-flex size-6 items-center justify-center rounded-full bg-ink/70 text-surface hover:bg-ink touch:size-8"
    >
      <X aria-hidden className="size-4" />
    </button>
  )
  if (state === 'refused' && reason) {
    return (
      <div
        role="alert"
        className="relative flex min-h-20 w-72 max-w-[80vw] items-start gap-2 rounded-lg bg-danger-soft p-2.5 pe-9"
      >
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
        <div className="min-w-0 text-xs">
          <bdi dir="ltr" className="line-auto font-medium">
            {name}
          </bdi>
          <p className="text-danger">{t(`composer.refused.${reason}`)}</p>
        </div>
        {remove}
      </div>
    )
  }
  const describe =
    attachment.type === 'audio' || state !== 'ready' ? null : (
      <button
        type="button"
        aria-label={t('composer.files.captionOf', { name })}
        aria-expanded={open}
        onClick={onDescribe}
        className={cx(
          'absolute start-1 top-1 inline-flex size-6 items-center justify-center rounded-full hover:bg-ink touch:size-8',
          attachment.caption ? 'bg-accent text-on-accent' : 'bg-ink/70 text-surface',
        )}
      >
        <MessageSquareText aria-hidden className="size-3.5" />
      </button>
    )
  const frame = cx('relative h-20 overflow-hidden rounded-lg bg-sunken', open && 'outline-2 outline-accent')
  if (attachment.type === 'image') {
    return (
      <div className={cx(frame, 'w-20')}>
        {photo ? (
          <img
            src={photo.previewUrl}
            alt={t('composer.files.place', { place, name })}
            className="size-full object-cover"
          />
        ) : (
          <span role="status" className="flex size-full items-center justify-center text-ink-faint">
            <Spinner className="size-5" />
            <span className="sr-only">{t('composer.preparing')}</span>
          </span>
        )}
        {attachment.reduced && photo ? <Reduced bytes={photo.file.size} /> : null}
        {describe}
        {remove}
      </div>
    )
  }
  return (
    <div className={cx(frame, 'w-52')}>
      <FileCard attachment={attachment} />
      {describe}
      {remove}
    </div>
  )
}

function FileCard({ attachment }: { attachment: Attachment }) {
  const language = useLanguage()
  const Icon = ICONS[attachment.type] ?? FileText
  return (
    <div className="flex size-full items-center gap-2 px-9">
      <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />
      <span className="flex min-w-0 flex-col">
        <span className="line-clamp-2 text-xs [overflow-wrap:anywhere]">
          <bdi dir="auto">{attachment.name}</bdi>
        </span>
        <span className="text-2xs text-ink-soft">
          {attachment.file ? fileSize(attachment.file.file.size, language) : null}
        </span>
      </span>
    </div>
  )
}

function Reduced({ bytes }: { bytes: number }) {
  const { t } = useTranslation()
  const size = fileSize(bytes, useLanguage())
  return (
    <span className="absolute inset-x-0 bottom-0 truncate bg-ink/70 px-1 text-center text-2xs text-surface">
      {size}
      <span className="sr-only">{t('composer.resized', { size })}</span>
    </span>
  )
}
