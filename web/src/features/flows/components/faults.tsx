import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../api/flows'

/** What Meta says of a document, each at its line. */
export function Faults({ faults }: { faults: Flow['validation_errors'] }) {
  const { t } = useTranslation()
  if (faults.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ink-soft text-sm">
        <CircleCheck aria-hidden className="size-4 text-accent-ink" />
        {t('flows.noFaults')}
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-danger text-sm">{t('flows.faults')}</h3>
      <ul className="flex flex-col divide-y rounded-lg border bg-surface text-sm">
        {faults.map((fault) => (
          <li key={`${fault.line_start} ${fault.error} ${fault.message}`} className="flex gap-2.5 px-3 py-2">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            <span className="min-w-0">
              {fault.line_start === undefined ? null : (
                <span className="pe-2 font-medium">{t('flows.line', { line: fault.line_start })}</span>
              )}
              <bdi dir="ltr">{fault.message}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
