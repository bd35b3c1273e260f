import { CirclePlay } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'
import { exactTime, type FormatOptions, timeOfDay } from '@/lib/format'
import { useMediaUrl } from '@/lib/media-url'
import type { MessageRow } from '../api/rows'
import { useLongPress } from '../hooks/use-long-press'
import { deliveryOf } from '../model/delivery'
import { localPhoto } from '../model/local-photos'
import type { Bubble } from '../model/thread'
import { BubbleActs } from './bubble-acts'
import { BubbleReactions } from './bubble-reactions'
import { useGallery } from './gallery'
import { MediaNotice, mediaTrouble } from './media-notice'
import { Ticks } from './ticks'

/** More than these are behind the last one's number. */
const CELLS = 4

/** Pictures that were sent in one go, as a grid; each opens in full. */
export const AlbumLine = memo(function AlbumLine(props: {
  bubbles: Bubble[]
  contactName: string
  sender: string | null
  options: FormatOptions
  onReply?: (row: MessageRow) => void
}) {
  const { bubbles, contactName, options } = props
  const { t } = useTranslation()
  const press = useLongPress()
  const first = bubbles[0]
  const last = bubbles.at(-1)
  if (!first?.row || !last?.row) return null
  const outbound = first.direction === 'outbound'
  const captioned = bubbles.find(({ row, marks }) => (marks?.text ?? row?.text ?? '').trim() !== '')
  const caption = captioned ? (captioned.marks?.text ?? captioned.row?.text ?? null) : null
  const author = outbound && !first.joinsPrevious ? props.sender : null
  const name = outbound ? t('common.you') : contactName
  const ours = last.marks?.reactions.find(({ by }) => by.includes('us'))?.emoji ?? null
  const reactions = bubbles.flatMap(({ marks }) => marks?.reactions ?? [])
  const cells = bubbles.slice(0, CELLS)
  return (
    <div
      className={cx(
        'group flex flex-col',
        outbound ? 'items-end' : 'items-start',
        first.joinsPrevious ? 'pt-0.5' : 'pt-2.5',
      )}
    >
      <div className={cx('flex w-full min-w-0 items-center gap-1', outbound && 'flex-row-reverse')}>
        <article
          {...press.handlers}
          data-testid="album"
          data-count={bubbles.length}
          data-direction={first.direction}
          aria-label={t('message.album', { count: bubbles.length, name })}
          className={cx(
            'flex w-80 min-w-0 max-w-11/12 flex-col rounded-xl shadow-bubble',
            outbound ? 'bg-bubble-out' : 'bg-bubble-in',
          )}
        >
          {author ? (
            <bdi dir="auto" className="line-auto px-3 pt-1.5 font-semibold text-accent-ink text-xs">
              {author}
            </bdi>
          ) : null}
          <div className="grid grid-cols-2 gap-0.5 overflow-hidden rounded-xl p-1">
            {cells.map((bubble, index) => (
              <Cell
                key={bubble.key}
                bubble={bubble}
                name={name}
                wide={cells.length === 3 && index === 0}
                more={index === CELLS - 1 ? bubbles.length - CELLS : 0}
              />
            ))}
          </div>
          <div className="flex flex-wrap items-end gap-x-2.5 px-3 pb-1">
            {caption ? (
              <p dir="auto" className="min-w-0 whitespace-pre-wrap text-base [overflow-wrap:anywhere]">
                {caption}
              </p>
            ) : null}
            <span className="ms-auto flex h-5 items-center gap-1 text-2xs text-ink-soft">
              <time
                dateTime={new Date(last.occurredAt).toISOString()}
                title={exactTime(last.occurredAt, options)}
              >
                {timeOfDay(last.occurredAt, options)}
              </time>
              {outbound ? <Ticks delivery={deliveryOf(last.row.status)} /> : null}
            </span>
          </div>
        </article>
        <BubbleActs row={last.row} text={caption} mine={ours} press={press} onReply={props.onReply} />
      </div>
      {reactions.length > 0 ? <BubbleReactions reactions={reactions} contactName={contactName} /> : null}
    </div>
  )
})

function Cell(props: { bubble: Bubble; name: string; wide: boolean; more: number }) {
  const { bubble, more } = props
  const { t } = useTranslation()
  const open = useGallery()
  const [loaded, setLoaded] = useState(false)
  const { row } = bubble
  const media = row?.media ?? null
  const trouble = mediaTrouble(media)
  const local = localPhoto(row?.idempotency_key ?? null)
  const { url } = useMediaUrl(trouble === null && !local ? (media?.path ?? null) : null)
  const shape = cx(
    'relative overflow-hidden rounded-lg bg-sunken',
    props.wide ? 'col-span-2 aspect-2/1' : 'aspect-square',
  )
  if (trouble !== null || media === null) {
    return (
      <div className={cx(shape, 'flex items-center justify-center')}>
        <MediaNotice state={trouble ?? 'failed'} />
      </div>
    )
  }
  const source = local?.url ?? url
  const video = row?.type === 'video'
  const alt = t(video ? 'message.media.videoAlt' : 'message.media.photoAlt', { name: props.name })
  return (
    <button
      type="button"
      data-testid="album-cell"
      data-message-id={row?.id}
      aria-label={
        more > 0 ? t('message.media.openAll', { count: more }) : `${t('message.media.openPhoto')}: ${alt}`
      }
      onClick={() => open(media.id)}
      className={shape}
    >
      {loaded ? null : <Skeleton className="absolute inset-0 rounded-none" />}
      {source && video ? (
        <video
          src={source}
          preload="metadata"
          muted
          playsInline
          aria-hidden
          className="relative size-full object-cover"
          onLoadedData={() => setLoaded(true)}
        />
      ) : source ? (
        <img
          src={source}
          alt={alt}
          decoding="async"
          className="relative size-full object-cover"
          onLoad={() => setLoaded(true)}
        />
      ) : null}
      {video ? (
        <CirclePlay aria-hidden className="absolute inset-0 m-auto size-10 text-white drop-shadow" />
      ) : null}
      {more > 0 ? (
        <span
          aria-hidden
          className="absolute inset-0 flex items-center justify-center bg-scrim font-semibold text-white text-xl"
        >
          +{more}
        </span>
      ) : null}
    </button>
  )
}
