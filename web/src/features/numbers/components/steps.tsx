import { Check, Circle, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { cx } from '@/lib/cx'
import { useLanguage } from '@/lib/use-language'
import type { ConnectionStep } from '../api/numbers'

const ICONS = { ok: Check, failed: X, waiting: Circle }

/** Steps with their outcome; the one that failed says what to do. `busy` shows that the waiting ones are being tried. */
export function Steps({ steps, busy }: { steps: ConnectionStep[]; busy: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ol aria-busy={busy} className="flex flex-col divide-y rounded-xl border bg-surface">
      {steps.map(({ step, state, title, remedy, detail }) => {
        const Icon = ICONS[state]
        return (
          <li key={step} data-testid={`step-${step}`} data-state={state} className="flex gap-3 px-4 py-3">
            <span
              className={cx(
                'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full',
                state === 'ok' && 'bg-accent-soft text-accent-ink',
                state === 'failed' && 'bg-danger-soft text-danger',
                state === 'waiting' && 'text-ink-faint',
              )}
            >
              {busy && state === 'waiting' ? (
                <Spinner />
              ) : (
                <Icon role="img" aria-label={t(`numbers.guide.${state}`)} className="size-3.5" />
              )}
            </span>
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className={state === 'waiting' ? 'text-ink-soft' : 'font-medium'}>{title[language]}</span>
              {state === 'failed' ? (
                <div role="alert" className="flex flex-col gap-1 text-sm">
                  {remedy ? <p className="text-pretty text-ink-soft">{remedy[language]}</p> : null}
                  {detail ? (
                    <p className="text-ink-faint">
                      {t('numbers.guide.detail')}
                      <bdi dir="ltr" className="block break-words">
                        {detail}
                      </bdi>
                    </p>
                  ) : null}
                </div>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
