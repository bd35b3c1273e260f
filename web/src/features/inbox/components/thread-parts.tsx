import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { dayHeading } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { photoBox } from '../model/photo'
import type { ThreadLine } from '../model/thread'

/** The pages before what is loaded. */
export interface OlderPages {
  more: boolean
  loading: boolean
  failed: boolean
  load: () => void
}

const CARD_HEIGHTS: Record<string, number> = {
  audio: 56,
  video: 188,
  document: 64,
  sticker: 144,
  location: 88,
  contacts: 88,
  order: 120,
}

/** A good guess of a line's height keeps the scroll bar calm until it is measured. */
export function estimate(line: ThreadLine | undefined): number {
  if (line?.kind === 'album') return (line.bubbles.length > 2 ? 320 : 165) + 40
  if (line?.kind === 'aside') return line.aside.kind === 'event' ? 30 : 80
  if (line?.kind !== 'bubble') return 44
  const { row, item } = line.bubble
  const media = row?.media ?? item?.photo
  const text = row?.text ?? item?.text ?? ''
  const photo = media && (item || row?.type === 'image') ? photoBox(media.width, media.height).height : 0
  const more = (line.bubble.quote ? 56 : 0) + (line.bubble.marks?.reactions.length ? 18 : 0)
  const card = row ? (CARD_HEIGHTS[row.type] ?? 0) : 0
  return photo + card + more + Math.max(1, Math.ceil(text.length / 60)) * 22 + 30
}

/** That older pages are on their way, or why they are not. */
export function TopOfThread({ older, show }: { older: OlderPages; show: boolean }) {
  const { t } = useTranslation()
  if (!show || !(older.loading || older.failed)) return null
  return (
    <div className="absolute inset-x-0 top-1 z-10 flex justify-center">
      {older.failed ? (
        <Button size="sm" onClick={older.load}>
          {t('thread.olderFailed')} · {t('common.retry')}
        </Button>
      ) : (
        <span className="rounded-full bg-raised p-1.5 text-ink-faint shadow-popup">
          <Spinner />
        </span>
      )}
    </div>
  )
}

/** A day begins. */
export function DayHeading({ moment }: { moment: number }) {
  const options = useFormatOptions()
  const now = useNow()
  return (
    <div className="flex justify-center py-2.5">
      <time
        dateTime={new Date(moment).toISOString()}
        className="rounded-full border bg-surface px-2.5 py-0.5 text-ink-soft text-xs"
      >
        {dayHeading(moment, now, options)}
      </time>
    </div>
  )
}

/** What is below was not read yet. */
export function UnreadHeading() {
  const { t } = useTranslation()
  return (
    <div className="flex items-center gap-3 py-2.5 font-medium text-accent-ink text-xs">
      <span className="h-px flex-1 bg-accent/30" />
      {t('thread.unreadHere')}
      <span className="h-px flex-1 bg-accent/30" />
    </div>
  )
}
