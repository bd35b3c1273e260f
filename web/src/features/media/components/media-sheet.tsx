import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download, FileX, Maximize2, MessageCircle, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Sheet } from '@/components/ui/sheet'
import { exactTime, fileSize } from '@/lib/format'
import { useMediaUrl } from '@/lib/media-url'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { useFailed } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { mediaFileQuery, numbersQuery } from '../api/list-media'
import { saveFiles } from '../api/save-files'
import { filenameOf, isThere, isViewable, type MediaRow, stateOf } from '../model/file'
import { DeleteDialog } from './delete-dialog'
import { MediaFace } from './media-face'

/** One file: what it is, from whom, when, and the way to its message. Which one stands in the address. */
export function MediaSheet(props: { id: string; onClose: () => void; onView: (id: string) => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(mediaFileQuery(project.id, props.id))
  return (
    <Sheet title={t('media.details')} closeLabel={t('common.close')} onClose={props.onClose}>
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={6} />}
        isEmpty={(row) => row === null}
        empty={<Notice icon={FileX} title={t('media.missing')} />}
      >
        {(row) => (row ? <Details row={row} onView={() => props.onView(row.id)} /> : null)}
      </QueryView>
    </Sheet>
  )
}

const TONES = {
  stored: 'good',
  waiting: 'warn',
  expired: 'danger',
  refused: 'danger',
  failed: 'danger',
  deleted: 'neutral',
} as const

function Details({ row, onView }: { row: MediaRow; onView: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const language = useLanguage()
  const options = useFormatOptions()
  const { project, key } = useProject()
  const { data: numbers = [] } = useQuery(numbersQuery(project.id))
  const [deleting, setDeleting] = useState(false)
  const state = stateOf(row)
  const number = numbers.find(({ id }) => id === row.whatsapp_number_id)
  const [message] = row.messages
  return (
    <>
      <Preview row={row} onView={onView} />
      <div className="flex flex-wrap gap-2">
        {isViewable(row) ? (
          <Button icon={<Maximize2 aria-hidden className="size-4" />} onClick={onView}>
            {t('media.view')}
          </Button>
        ) : null}
        {isThere(row) ? (
          <Button
            icon={<Download aria-hidden className="size-4" />}
            onClick={() => void saveFiles([row], '', () => {}).catch(failed)}
          >
            {t('common.download')}
          </Button>
        ) : null}
        {message ? (
          <Link
            to="/p/$project/inbox/$conversationId"
            params={{ project: key, conversationId: message.conversation_id }}
            className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line-strong bg-surface px-3.5 font-medium hover:bg-hover touch:min-h-touch"
          >
            <MessageCircle aria-hidden className="size-4" />
            {t('media.toMessage')}
          </Link>
        ) : null}
        {may('deleteMedia') && !row.deleted_at ? (
          <Button icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setDeleting(true)}>
            {t('common.delete')}
          </Button>
        ) : null}
      </div>
      <dl className="divide-y rounded-lg border text-sm">
        <Fact term={t('media.facts.state')}>
          <Badge tone={TONES[state]}>{t(`media.states.${state}`)}</Badge>
          {state === 'stored' ? null : (
            <p className="mt-1 text-pretty text-ink-soft">{t(`media.stateHints.${state}`)}</p>
          )}
          {row.error_details && state !== 'stored' ? (
            <p className="mt-1 text-ink-faint text-xs">
              <bdi dir="auto">{row.error_details}</bdi>
            </p>
          ) : null}
        </Fact>
        <Fact term={t(row.direction === 'inbound' ? 'media.facts.from' : 'media.facts.to')}>
          <bdi dir="auto">{row.contact?.name ?? row.contact?.phone_hint ?? t('common.unknownPerson')}</bdi>
        </Fact>
        {number ? (
          <Fact term={t('media.filters.number')}>
            <bdi dir="auto">{number.name ?? number.verified_name}</bdi>{' '}
            <Ltr className="text-ink-soft">{number.display_phone_number}</Ltr>
          </Fact>
        ) : null}
        <Fact term={t('media.facts.when')}>
          <time dateTime={row.created_at}>{exactTime(Date.parse(row.created_at), options)}</time>
        </Fact>
        <Fact term={t('media.filters.kind')}>
          {t(row.is_voice ? 'media.kinds.voice' : `media.kinds.${row.kind}`)}{' '}
          {row.mime_type ? <Ltr className="text-ink-faint text-xs">{row.mime_type}</Ltr> : null}
        </Fact>
        {row.size_bytes === null ? null : (
          <Fact term={t('media.facts.size')}>
            {fileSize(row.size_bytes, language)}
            {row.width && row.height ? (
              <Ltr className="ms-2 text-ink-faint">{`${row.width} × ${row.height}`}</Ltr>
            ) : null}
          </Fact>
        )}
        {row.filename ? (
          <Fact term={t('media.facts.filename')}>
            <bdi dir="auto" className="break-all">
              {row.filename}
            </bdi>
          </Fact>
        ) : null}
        {row.caption ? (
          <Fact term={t('media.facts.caption')}>
            <bdi dir="auto" className="whitespace-pre-wrap break-words">
              {row.caption}
            </bdi>
          </Fact>
        ) : null}
      </dl>
      {deleting ? (
        <DeleteDialog rows={[row]} onClose={() => setDeleting(false)} onDeleted={() => {}} />
      ) : null}
    </>
  )
}

function Preview({ row, onView }: { row: MediaRow; onView: () => void }) {
  const { t } = useTranslation()
  const { url } = useMediaUrl(isThere(row) ? row.path : null)
  if (row.kind === 'audio' && url) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer said; there are no captions
      <audio controls src={url} className="w-full" aria-label={filenameOf(row)} />
    )
  }
  if (row.kind === 'video' && url) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer filmed; there are no captions
      <video controls preload="metadata" src={url} className="max-h-80 w-full rounded-lg bg-lightbox" />
    )
  }
  if (isViewable(row)) {
    return (
      <button
        type="button"
        aria-label={t('media.view')}
        onClick={onView}
        className="h-64 shrink-0 overflow-hidden rounded-lg bg-sunken"
      >
        {url ? <img src={url} alt={row.caption ?? ''} className="size-full object-contain" /> : null}
      </button>
    )
  }
  return (
    <div className="h-40 shrink-0 rounded-lg bg-sunken">
      <MediaFace row={row} url={null} />
    </div>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 px-3 py-2">
      <dt className="text-ink-faint text-xs">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
