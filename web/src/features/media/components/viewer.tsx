import { useQuery } from '@tanstack/react-query'
import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import Lightbox, { type Slide } from 'yet-another-react-lightbox'
import Download from 'yet-another-react-lightbox/plugins/download'
import Video from 'yet-another-react-lightbox/plugins/video'
import Zoom from 'yet-another-react-lightbox/plugins/zoom'
import 'yet-another-react-lightbox/styles.css'
import { useProject } from '@/lib/project'
import { useFailed } from '@/lib/use-failed'
import { urlsQuery } from '../api/list-media'
import { saveFiles } from '../api/save-files'
import type { MediaRow } from '../model/file'

/** Pictures and films in full size, one after the other, with zoom and download. */
export function Viewer(props: {
  rows: MediaRow[]
  start: string
  onClose: () => void
  onDetails: (id: string) => void
}) {
  const { t } = useTranslation()
  const failed = useFailed()
  const { project } = useProject()
  const { rows } = props
  const { data: urls } = useQuery(
    urlsQuery(
      project.id,
      rows.map(({ path }) => path ?? ''),
    ),
  )
  if (!urls) return null
  const slides = rows.map((row): Slide => {
    const src = urls.get(row.path ?? '') ?? ''
    return row.kind === 'video'
      ? { type: 'video', sources: [{ src, type: row.mime_type ?? 'video/mp4' }] }
      : { src, alt: row.caption ?? '', download: { url: src, filename: row.filename ?? row.id } }
  })
  let current = Math.max(
    0,
    rows.findIndex(({ id }) => id === props.start),
  )
  return (
    <Lightbox
      open
      index={current}
      close={props.onClose}
      slides={slides}
      plugins={[Zoom, Video, Download]}
      carousel={{ finite: true, preload: 1 }}
      controller={{ closeOnBackdropClick: true }}
      zoom={{ maxZoomPixelRatio: 4 }}
      on={{
        view: ({ index }) => {
          current = index
        },
      }}
      download={{
        download: () => {
          const row = rows[current]
          if (row) void saveFiles([row], '', () => {}).catch(failed)
        },
      }}
      toolbar={{
        buttons: [
          <button
            key="details"
            type="button"
            className="yarl__button"
            aria-label={t('media.details')}
            title={t('media.details')}
            onClick={() => {
              const row = rows[current]
              if (row) props.onDetails(row.id)
            }}
          >
            <Info aria-hidden className="size-6" />
          </button>,
          'close',
        ],
      }}
      labels={{
        Previous: t('common.previous'),
        Next: t('common.next'),
        Close: t('common.close'),
        Download: t('common.download'),
        'Zoom in': t('media.zoomIn'),
        'Zoom out': t('media.zoomOut'),
        Lightbox: t('media.view'),
        'Photo gallery': t('media.title'),
        Carousel: t('media.title'),
        Slide: t('media.slide'),
        '{index} of {total}': '{index} / {total}',
      }}
    />
  )
}
