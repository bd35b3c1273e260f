import { useQuery } from '@tanstack/react-query'
import { CirclePlay } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import { useMediaUrl } from '@/lib/media-url'
import { useFormatOptions, useProject } from '@/lib/project'
import { type SharedFile, sharedMediaQuery } from '../../api/contact'
import type { Shown } from '../gallery'

const Lightbox = lazy(async () => ({ default: (await import('../lightbox')).Lightbox }))

/** Pictures and videos that went between the person and the team, by month. */
export function MediaPart({ contactId, contactName }: { contactId: string; contactName: string }) {
  const { t } = useTranslation()
  const { language, timeZone } = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(sharedMediaQuery(project.id, contactId))
  const [open, setOpen] = useState<string | null>(null)
  const month = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone,
  })
  return (
    <QueryView
      query={query}
      skeleton={<Skeleton className="h-24 w-full" />}
      isEmpty={(files) => files.length === 0}
      empty={<p className="text-ink-soft">{t('panel.media.none')}</p>}
    >
      {(files) => {
        const all = files.flatMap((file): Shown[] => {
          if (file.path === null) return []
          const alt = t(file.kind === 'image' ? 'message.media.photoAlt' : 'message.media.videoAlt', {
            name: contactName,
          })
          const media = {
            ...file,
            path: file.path,
            state: 'stored' as const,
            size_bytes: null,
            deleted_at: null,
          }
          return [{ media, type: file.kind, alt, caption: null, album: file.id }]
        })
        const index = all.findIndex(({ media }) => media.id === open)
        return (
          <div className="flex flex-col gap-3">
            {[...Map.groupBy(files, ({ created_at }) => month.format(Date.parse(created_at)))].map(
              ([name, group]) => (
                <section key={name} aria-label={name} className="flex flex-col gap-1.5">
                  <h4 className="text-ink-soft text-xs">{name}</h4>
                  <ul className="grid grid-cols-3 gap-1">
                    {group.map((file) => (
                      <li key={file.id}>
                        <Thumb
                          file={file}
                          label={t('message.media.openPhoto')}
                          onOpen={() => setOpen(file.id)}
                        />
                      </li>
                    ))}
                  </ul>
                </section>
              ),
            )}
            {index >= 0 ? (
              <Suspense>
                <Lightbox all={all} index={index} onClose={() => setOpen(null)} />
              </Suspense>
            ) : null}
          </div>
        )
      }}
    </QueryView>
  )
}

function Thumb({ file, label, onOpen }: { file: SharedFile; label: string; onOpen: () => void }) {
  const { url } = useMediaUrl(file.thumbnail_path ?? (file.kind === 'image' ? file.path : null))
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onOpen}
      className="relative block aspect-square w-full overflow-hidden rounded-md bg-sunken"
    >
      {url ? (
        <img src={url} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : null}
      {file.kind === 'video' ? (
        <CirclePlay aria-hidden className="absolute inset-0 m-auto size-7 text-ink-soft" />
      ) : null}
    </button>
  )
}
