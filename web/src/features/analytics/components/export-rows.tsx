import { csvHead, csvLine } from '@contracts/csv'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { count } from '@/lib/format'
import { useMay } from '@/lib/project'
import { saveBlob } from '@/lib/save-blob'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { MOST_IN_FILE } from '../api/rows'

type Cell = string | number | null

/** All rows of a table under its filters as a file that spreadsheets open, for who may export. */
export function ExportRows<Row>(props: {
  filename: string
  read: (onRead: (rows: number) => void) => Promise<Row[]>
  columns: { name: string; value: (row: Row) => Cell }[]
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const [read, setRead] = useState<number | null>(null)
  if (!may('exportContacts')) return null
  const save = async () => {
    setRead(0)
    try {
      const rows = await props.read(setRead)
      const lines = rows.map((row) => csvLine(props.columns.map(({ value }) => value(row))))
      const text = csvHead(props.columns.map(({ name }) => name)) + lines.join('')
      saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), props.filename)
      if (rows.length >= MOST_IN_FILE) {
        toast({ kind: 'info', text: t('analytics.exportCut', { number: count(MOST_IN_FILE, language) }) })
      }
    } catch {
      toast({ kind: 'failed', text: t('errors.actFailed') })
    } finally {
      setRead(null)
    }
  }
  return (
    <Button
      size="sm"
      busy={read !== null}
      icon={<Download aria-hidden className="size-4" />}
      onClick={() => void save()}
    >
      {read === null ? t('analytics.export') : t('analytics.exporting', { number: count(read, language) })}
    </Button>
  )
}
