import { ArrowDownToLine, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { fileSize } from '@/lib/format'
import { downloadMedia, useMediaUrl } from '@/lib/media-url'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import type { MediaRow, MessageRow } from '../api/rows'
import { isVoice } from '../model/content'
import { MediaNotice, mediaTrouble } from './media-notice'
import { VoicePlayer } from './voice-player'

type Kind = 'video' | 'audio' | 'document' | 'sticker'

/** A file that is no photo: played, shown, or offered for download; or why it cannot be. */
export function BubbleFile({ kind, row }: { kind: Kind; row: MessageRow }) {
  const { t } = useTranslation()
  const { media } = row
  const trouble = mediaTrouble(media)
  if (kind === 'document') return <DocumentCard media={media} trouble={trouble} />
  if (trouble !== null || media === null) {
    const title = t(kind === 'audio' && isVoice(row) ? 'message.media.voice' : `message.types.${kind}`)
    return <MediaNotice state={trouble ?? 'failed'} title={title} />
  }
  return <Played kind={kind} media={media} voice={isVoice(row)} />
}

function Played({
  kind,
  media,
  voice,
}: {
  kind: Exclude<Kind, 'document'>
  media: MediaRow
  voice: boolean
}) {
  const { t } = useTranslation()
  const { url, failed, renew } = useMediaUrl(media.path)
  const [broken, setBroken] = useState(0)
  const onError = () => {
    // The address may have ended while the page slept.
    setBroken(broken + 1)
    renew()
  }
  if (failed || broken > 1) {
    return (
      <div className="flex items-center pe-2">
        <MediaNotice
          state="notPlayed"
          onRetry={() => {
            setBroken(0)
            renew()
          }}
        />
        <DownloadButton media={media} />
      </div>
    )
  }
  const label = t(kind === 'audio' && voice ? 'message.media.voice' : `message.types.${kind}`)
  if (kind === 'sticker') {
    return (
      <div className="size-36 p-1.5">
        {url ? (
          <img
            src={url}
            alt={label}
            decoding="async"
            className="size-full object-contain"
            onError={onError}
          />
        ) : (
          <Skeleton className="size-full" />
        )}
      </div>
    )
  }
  if (kind === 'video') {
    return (
      <div className="p-1">
        <div className="aspect-video w-photo max-w-full overflow-hidden rounded-lg bg-lightbox">
          {url ? (
            // biome-ignore lint/a11y/useMediaCaption: customers film without captions
            <video
              src={url}
              controls
              playsInline
              preload="metadata"
              aria-label={label}
              className="size-full object-contain"
              onError={onError}
            />
          ) : (
            <Skeleton className="size-full rounded-none" />
          )}
        </div>
      </div>
    )
  }
  return (
    <div className="flex max-w-full items-center gap-1 p-1.5">
      <VoicePlayer url={url} label={label} onError={onError} />
      <DownloadButton media={media} />
    </div>
  )
}

function DocumentCard({
  media,
  trouble,
}: {
  media: MediaRow | null
  trouble: ReturnType<typeof mediaTrouble>
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = media?.filename ?? null
  const size = media?.size_bytes ? fileSize(media.size_bytes, language) : null
  return (
    <div className="m-1 flex w-72 max-w-full items-center gap-3 rounded-lg bg-ink/5 px-3 py-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-surface text-ink-soft">
        <FileText aria-hidden className="size-5" />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        {/* The end of a name tells what it is, so a long one breaks rather than being cut. */}
        <span className="line-clamp-2 font-medium text-sm [overflow-wrap:anywhere]">
          <bdi dir="auto">{name ?? t('message.types.document')}</bdi>
        </span>
        <span className="text-ink-soft text-xs">
          {[extension(name), size].filter(Boolean).join(' · ')}
          {trouble ? <span className="block">{t(`message.media.${trouble}`)}</span> : null}
        </span>
      </span>
      {media && trouble === null ? <DownloadButton media={media} /> : null}
    </div>
  )
}

/** `PDF`, when the name ends like a file's. */
function extension(name: string | null): string | null {
  return /\.([A-Za-z0-9]{1,5})$/.exec(name ?? '')?.[1]?.toUpperCase() ?? null
}

function DownloadButton({ media }: { media: MediaRow }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const { path } = media
  if (path === null) return null
  const name = media.filename ?? path.split('/').at(-1) ?? 'file'
  return (
    <button
      type="button"
      aria-label={`${t('message.media.download')}: ${name}`}
      disabled={busy}
      onClick={() => {
        setBusy(true)
        downloadMedia(path, name)
          .catch(() => toast({ kind: 'failed', text: t('errors.actFailed') }))
          .finally(() => setBusy(false))
      }}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-hover hover:text-ink touch:size-touch"
    >
      {busy ? <Spinner /> : <ArrowDownToLine aria-hidden className="size-4" />}
    </button>
  )
}
