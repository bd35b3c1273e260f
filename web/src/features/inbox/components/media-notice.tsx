import { CircleAlert, ImageOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import type { MediaRow } from '../api/rows'

export type MediaTrouble = 'expired' | 'refused' | 'failed' | 'deleted' | 'notShown' | 'notPlayed'

/** Why a file cannot be shown; null when it can. A file that is being fetched is `waiting`. */
export function mediaTrouble(media: MediaRow | null): MediaTrouble | 'waiting' | null {
  if (media === null) return 'failed'
  if (media.deleted_at !== null) return 'deleted'
  if (media.state === 'stored') return media.path === null ? 'failed' : null
  return media.state
}

/** Says what became of a file that cannot be shown, and what to do. */
export function MediaNotice(props: {
  state: MediaTrouble | 'waiting'
  title?: string
  onRetry?: () => void
}) {
  const { t } = useTranslation()
  const Icon = props.state === 'failed' || props.state.startsWith('not') ? CircleAlert : ImageOff
  return (
    <div
      role={props.state === 'waiting' ? 'status' : undefined}
      className="m-1 flex w-64 max-w-full items-center gap-2.5 rounded-lg bg-ink/5 px-3 py-3 text-ink-soft text-sm"
    >
      {props.state === 'waiting' ? (
        <Spinner className="size-5 shrink-0 text-ink-faint" />
      ) : (
        <Icon aria-hidden className="size-5 shrink-0 text-ink-faint" />
      )}
      <span className="flex flex-col items-start gap-1">
        {props.title ? <span className="font-medium text-ink">{props.title}</span> : null}
        {t(`message.media.${props.state}`)}
        {props.onRetry ? (
          <button type="button" onClick={props.onRetry} className="font-semibold text-accent-ink">
            {t('common.retry')}
          </button>
        ) : null}
      </span>
    </div>
  )
}
