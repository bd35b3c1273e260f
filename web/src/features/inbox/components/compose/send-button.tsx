import { SendHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { LaterMenu } from './later-menu'

export const sendClass =
  'inline-flex size-9 shrink-0 items-center justify-center bg-accent text-on-accent transition-colors hover:bg-accent-hover disabled:bg-sunken disabled:text-ink-faint touch:size-touch'

/** Send now, or later. */
export function SendButton(props: {
  disabled: boolean
  hint: string
  /** Until when free text may go. */
  until: number | null
  onLater: (moment: number) => void
}) {
  const { t } = useTranslation()
  return (
    <span className="flex shrink-0">
      <button
        type="submit"
        disabled={props.disabled}
        aria-label={t('composer.send')}
        title={props.hint}
        data-testid="composer-send"
        className={cx(sendClass, 'rounded-s-lg')}
      >
        <SendHorizontal aria-hidden className="mirror size-5" />
      </button>
      <LaterMenu
        disabled={props.disabled}
        until={props.until}
        onLater={props.onLater}
        className={cx(sendClass, 'w-7! rounded-e-lg border-white/25 border-s touch:w-9!')}
      />
    </span>
  )
}
