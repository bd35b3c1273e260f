import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { cx } from '@/lib/cx'

const EXAMPLE = 'phone,name,email,tags'

/** Where the file is put: by choosing or by dragging. */
export function ImportFile(props: {
  problem?: 'unreadable' | 'empty' | 'too_long'
  onFile: (file: File) => Promise<void>
}) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    await props.onFile(file)
    setBusy(false)
  }
  return (
    <div className="flex flex-col gap-4">
      <label
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
        className={cx(
          'flex cursor-pointer flex-col items-center gap-3 rounded-xl border-2 border-dashed bg-surface px-6 py-12 text-center focus-within:outline-2 focus-within:outline-accent',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
      >
        {busy ? (
          <Spinner className="size-8" />
        ) : (
          <FileSpreadsheet aria-hidden className="size-8 text-ink-faint" />
        )}
        <span className="font-semibold">{t('contacts.import.choose')}</span>
        <span className="max-w-form text-pretty text-ink-soft text-sm">
          {t('contacts.import.chooseHint')}
        </span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          data-testid="import-file"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      {props.problem ? (
        <p role="alert" className="text-danger">
          {t(`contacts.import.problems.${props.problem}`)}
        </p>
      ) : null}
      <div className="flex flex-col gap-1 text-ink-soft text-sm">
        <span>{t('contacts.import.example')}</span>
        <code dir="ltr" className="block overflow-x-auto rounded-lg bg-sunken px-3 py-2 text-start font-sans">
          {EXAMPLE}
        </code>
      </div>
    </div>
  )
}
