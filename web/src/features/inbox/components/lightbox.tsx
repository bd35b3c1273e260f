import { useQuery } from '@tanstack/react-query'
import { FolderDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Yarl, { type Slide } from 'yet-another-react-lightbox'
import Captions from 'yet-another-react-lightbox/plugins/captions'
import Download from 'yet-another-react-lightbox/plugins/download'
import Video from 'yet-another-react-lightbox/plugins/video'
import Zoom from 'yet-another-react-lightbox/plugins/zoom'
import 'yet-another-react-lightbox/styles.css'
import 'yet-another-react-lightbox/plugins/captions.css'
import { downloadMedia, signMedia } from '@/lib/media-url'
import { toast } from '@/lib/toast'
import type { Shown } from './gallery'

/** Pictures and videos in full: swiped, zoomed, and downloaded, one or all that were sent in one go. */
export function Lightbox(props: { all: readonly Shown[]; index: number; onClose: () => void }) {
  const { all } = props
  const { t } = useTranslation()
  const [index, setIndex] = useState(props.index)
  const paths = all.map(({ media }) => media.path)
  const { data: urls } = useQuery({
    queryKey: ['media-urls', paths],
    queryFn: () => signMedia(paths),
    staleTime: 20 * 60_000,
  })
  const slides = useMemo(
    () =>
      all.map((shown): Slide => {
        const src = urls?.get(shown.media.path) ?? ''
        const words = shown.caption ? { description: <span dir="auto">{shown.caption}</span> } : {}
        const { width, height } = shown.media
        const size = width && height ? { width, height } : {}
        return shown.type === 'video'
          ? {
              type: 'video',
              ...size,
              ...words,
              sources: src ? [{ src, type: shown.media.mime_type ?? 'video/mp4' }] : [],
            }
          : { src, alt: shown.alt, ...size, ...words }
      }),
    [all, urls],
  )
  const current = all[index]
  const album = all.filter((shown) => shown.album === current?.album)
  const save = async (list: readonly Shown[]) => {
    try {
      for (const { media } of list) {
        await downloadMedia(media.path, media.filename ?? media.path.split('/').at(-1) ?? 'file')
        // Browsers take the second of two downloads in one moment for an accident.
        if (list.length > 1) await new Promise((resolve) => setTimeout(resolve, 250))
      }
    } catch {
      toast({ kind: 'failed', text: t('errors.actFailed') })
    }
  }
  if (!urls) return <div aria-busy className="fixed inset-0 z-50 animate-enter bg-lightbox" />
  return (
    <Yarl
      open
      close={props.onClose}
      index={index}
      slides={slides}
      plugins={[Captions, Download, Video, Zoom]}
      className="gallery"
      carousel={{ finite: true, preload: 1, padding: 0 }}
      controller={{ closeOnPullDown: true, closeOnBackdropClick: true }}
      zoom={{ maxZoomPixelRatio: 4, scrollToZoom: true }}
      video={{ controls: true, playsInline: true }}
      captions={{ descriptionTextAlign: 'center' }}
      on={{ view: ({ index: next }) => setIndex(next) }}
      download={{ download: () => void (current && save([current])) }}
      labels={{
        Close: t('common.close'),
        Next: t('common.next'),
        Previous: t('common.previous'),
        Download: t('message.media.download'),
        'Zoom in': t('message.media.zoomIn'),
        'Zoom out': t('message.media.zoomOut'),
        Lightbox: current?.alt ?? '',
        Carousel: t('message.media.all'),
        Slide: t('message.media.one'),
        'Photo gallery': t('message.media.all'),
      }}
      toolbar={{
        buttons: [
          album.length > 1 ? (
            <button
              key="album"
              type="button"
              aria-label={t('message.media.downloadAll', { count: album.length })}
              title={t('message.media.downloadAll', { count: album.length })}
              data-testid="download-album"
              onClick={() => void save(album)}
              className="yarl__button"
            >
              <FolderDown aria-hidden className="yarl__icon" />
            </button>
          ) : null,
          'download',
          'close',
        ],
      }}
    />
  )
}
