import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { useMediaUrl } from '@/lib/media-url'
import type { MediaRow, MessageRow } from '../api/rows'
import { localPhoto, noteSize, sizeOf } from '../model/local-photos'
import type { OutboxItem } from '../model/outbox'
import { photoBox } from '../model/photo'
import { useGallery } from './gallery'
import { MediaNotice } from './media-notice'

/** Fixed before the photo loads; narrower screens shrink it in its proportion. */
function boxStyle(size: { width: number | null; height: number | null }): React.CSSProperties {
  const { width, height } = photoBox(size.width, size.height)
  return { width, aspectRatio: `${width} / ${height}` }
}

/** A photo in its box, whose size is fixed before it loads; or why there is none. */
export function BubblePhoto({
  row,
  item,
  name,
}: {
  row: MessageRow | null
  item: OutboxItem | null
  name: string
}) {
  if (item?.photo) return <PendingPhoto photo={item.photo} busy={item.state !== 'failed'} />
  if (row?.media) return <StoredPhoto media={row.media} row={row} name={name} />
  return <MediaNotice state="failed" />
}

function PendingPhoto({ photo, busy }: { photo: NonNullable<OutboxItem['photo']>; busy: boolean }) {
  const box = boxStyle(photo)
  return (
    <div className="p-1">
      <div className="relative max-w-full overflow-hidden rounded-lg" style={box}>
        <img src={photo.previewUrl} alt="" className="size-full object-cover" />
        {busy ? (
          <span className="absolute inset-0 flex items-center justify-center bg-scrim text-white">
            <Spinner className="size-6" />
          </span>
        ) : null}
      </div>
    </div>
  )
}

function StoredPhoto({ media, row, name }: { media: MediaRow; row: MessageRow; name: string }) {
  const { t } = useTranslation()
  const local = localPhoto(row.idempotency_key)
  const available = media.state === 'stored' && media.deleted_at === null
  const { url, failed, renew } = useMediaUrl(available && !local ? media.path : null)
  const [loaded, setLoaded] = useState(false)
  const [broken, setBroken] = useState(0)
  const open = useGallery()
  const size = local ?? sizeOf(media)
  if (media.deleted_at !== null) return <MediaNotice state="deleted" />
  if (media.state === 'waiting') return <WaitingPhoto media={media} />
  if (media.state !== 'stored') return <MediaNotice state={media.state} />
  if (failed || broken > 1)
    return (
      <MediaNotice
        state="notShown"
        onRetry={() => {
          setBroken(0)
          renew()
        }}
      />
    )

  const source = local?.url ?? url
  const alt = t('message.media.photoAlt', { name: row.direction === 'inbound' ? name : t('common.you') })
  return (
    <div className="p-1">
      <button
        type="button"
        aria-label={`${t('message.media.openPhoto')}: ${alt}`}
        onClick={() => open(media.id)}
        className="relative block max-w-full overflow-hidden rounded-lg bg-sunken"
        style={boxStyle(size)}
      >
        {loaded ? null : <Skeleton className="absolute inset-0 rounded-none" />}
        {source ? (
          <img
            src={source}
            alt={alt}
            decoding="async"
            className="relative size-full object-cover"
            onLoad={(event) => {
              const { naturalWidth, naturalHeight } = event.currentTarget
              if (!size.width) noteSize(media.id, naturalWidth, naturalHeight)
              setLoaded(true)
            }}
            onError={() => {
              // The address may have ended while the page slept.
              setBroken(broken + 1)
              renew()
            }}
          />
        ) : null}
      </button>
    </div>
  )
}

function WaitingPhoto({ media }: { media: MediaRow }) {
  const { t } = useTranslation()
  return (
    <div className="p-1">
      <div
        role="status"
        className="flex max-w-full flex-col items-center justify-center gap-2 rounded-lg bg-sunken px-3 text-center text-ink-faint text-xs"
        style={boxStyle(media)}
      >
        <Spinner className="size-5" />
        {t('message.media.waiting')}
      </div>
    </div>
  )
}
