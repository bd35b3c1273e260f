import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { LaterMenu } from '../later-menu'

/** Fields, what the customer will see, and sending: the same for every small form. */
export function FormFrame(props: {
  preview: ReactNode
  until: number | null
  busy?: boolean
  trouble?: string | null
  /** Left out where it cannot be scheduled. */
  onLater?: (moment: number) => void
  onSend: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { onLater } = props
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        // Portals pass events on to the composer's form.
        event.stopPropagation()
        props.onSend()
      }}
    >
      {props.children}
      <section aria-label={t('composer.preview')} className="rounded-xl bg-canvas p-3">
        <h3 className="pb-2 font-medium text-ink-soft text-xs">{t('composer.preview')}</h3>
        <div
          data-testid="form-preview"
          className="w-fit min-w-40 max-w-full rounded-xl bg-bubble-out shadow-bubble"
        >
          {props.preview}
        </div>
      </section>
      {props.trouble ? (
        <p role="alert" className="text-danger text-sm">
          {props.trouble}
        </p>
      ) : null}
      <div className="flex justify-end">
        <Button
          type="submit"
          look="primary"
          busy={props.busy}
          data-testid="form-send"
          className={onLater ? 'rounded-e-none' : undefined}
        >
          {t('composer.send')}
        </Button>
        {onLater ? (
          <LaterMenu
            disabled={props.busy ?? false}
            until={props.until}
            onLater={onLater}
            className="inline-flex h-9 w-8 items-center justify-center rounded-e-lg border-white/25 border-s bg-accent text-on-accent hover:bg-accent-hover touch:h-touch touch:w-9"
          />
        ) : null}
      </div>
    </form>
  )
}
