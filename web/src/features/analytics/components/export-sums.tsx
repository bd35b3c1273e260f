import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/lib/save-blob'
import { toast } from '@/lib/toast'
import { type Filter, sumsFile } from '../api/analytics'

/** The sums day by day as a file. */
export function ExportSums({ filter }: { filter: Filter }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const save = () => {
    setBusy(true)
    sumsFile(filter)
      .then(
        (file) => saveBlob(file, `analytics-${filter.days.from}-${filter.days.to}.csv`),
        () => toast({ kind: 'failed', text: t('errors.actFailed') }),
      )
      .finally(() => setBusy(false))
  }
  return (
    <button
      type="button"
      disabled={busy}
      onClick={save}
      className="inline-flex items-center gap-1.5 text-accent-ink disabled:opacity-55"
    >
      <Download aria-hidden className="size-3.5" />
      {t('analytics.export')}
    </button>
  )
}
