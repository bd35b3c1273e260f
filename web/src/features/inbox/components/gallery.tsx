import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MediaRow } from '../api/rows'
import type { Bubble, ThreadLine } from '../model/thread'

const Lightbox = lazy(async () => ({ default: (await import('./lightbox')).Lightbox }))

/** A picture or video of the thread, to be seen in full. */
export interface Shown {
  media: MediaRow & { path: string }
  type: 'image' | 'video'
  alt: string
  caption: string | null
  /** Which of them were sent in one go: they are downloaded together. */
  album: string
}

const GalleryContext = createContext<(mediaId: string) => void>(() => {})

/** Opens a picture of the thread in full; the others are a swipe away. */
export const useGallery = () => use(GalleryContext)

/** Whether a file is there to be seen. */
const isThere = (media: MediaRow | null | undefined): media is Shown['media'] =>
  media != null && media.state === 'stored' && media.deleted_at === null && media.path !== null

/** Holds the pictures of a thread together, in the order in which they came. */
export function Gallery(props: { lines: readonly ThreadLine[]; contactName: string; children: ReactNode }) {
  const { lines, contactName } = props
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | null>(null)
  const show = useCallback((mediaId: string) => setOpen(mediaId), [])
  const all = useMemo(() => {
    if (open === null) return []
    const shown = (bubble: Bubble, album: string): Shown[] => {
      const { row } = bubble
      const type = row?.type
      if ((type !== 'image' && type !== 'video') || bubble.marks?.revoked || !isThere(row?.media)) return []
      const name = bubble.direction === 'inbound' ? contactName : t('common.you')
      const alt = t(type === 'image' ? 'message.media.photoAlt' : 'message.media.videoAlt', { name })
      return [{ media: row.media, type, alt, caption: bubble.marks?.text ?? row.text, album }]
    }
    return lines.flatMap((line) =>
      line.kind === 'album'
        ? line.bubbles.flatMap((bubble) => shown(bubble, line.key))
        : line.kind === 'bubble'
          ? shown(line.bubble, line.key)
          : [],
    )
  }, [open, lines, contactName, t])
  const index = all.findIndex(({ media }) => media.id === open)
  return (
    <GalleryContext value={show}>
      {props.children}
      {index >= 0 ? (
        <Suspense>
          <Lightbox all={all} index={index} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </GalleryContext>
  )
}
