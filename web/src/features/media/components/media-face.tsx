import {
  AudioLines,
  CircleX,
  Clock,
  FileText,
  FileX,
  Image,
  type LucideIcon,
  Mic,
  Play,
  ShieldX,
  Sticker,
  Trash2,
  Video,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileSize } from '@/lib/format'
import { useLanguage } from '@/lib/use-language'
import { isPicture, isThere, type MediaRow, stateOf } from '../model/file'
import type { MediaKind, MediaState } from '../model/search'

const KINDS: Record<MediaKind, LucideIcon> = {
  image: Image,
  video: Video,
  audio: AudioLines,
  document: FileText,
  sticker: Sticker,
}

const STATES: Record<Exclude<MediaState, 'stored'>, LucideIcon> = {
  waiting: Clock,
  expired: FileX,
  refused: ShieldX,
  failed: CircleX,
  deleted: Trash2,
}

/** What a file looks like in the grid: its picture (grey until its address is there), or what it is, or what became of it. */
export function MediaFace({ row, url }: { row: MediaRow; url: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [broken, setBroken] = useState(false)
  const state = stateOf(row)
  if (isPicture(row) && !url) return <span className="block size-full animate-pulse bg-sunken" />
  if (isPicture(row) && url && !broken) {
    return (
      <img
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        className={row.kind === 'sticker' ? 'size-full object-contain p-3' : 'size-full object-cover'}
      />
    )
  }
  const Icon = state === 'stored' ? (row.is_voice ? Mic : KINDS[row.kind]) : STATES[state]
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1.5 p-2 text-center text-ink-soft">
      {row.kind === 'video' && isThere(row) ? (
        <span className="flex size-10 items-center justify-center rounded-full bg-raised shadow-popup">
          <Play aria-hidden className="size-5" />
        </span>
      ) : (
        <Icon aria-hidden className="size-6 text-ink-faint" />
      )}
      <span className="line-clamp-2 max-w-full break-words text-xs">
        {state === 'stored' ? (
          <bdi dir="auto">
            {row.filename ?? t(row.is_voice ? 'media.kinds.voice' : `media.kinds.${row.kind}`)}
          </bdi>
        ) : (
          t(`media.states.${state}`)
        )}
      </span>
      {state === 'stored' && row.size_bytes !== null ? (
        <span className="text-2xs text-ink-faint tabular-nums">{fileSize(row.size_bytes, language)}</span>
      ) : null}
    </span>
  )
}
