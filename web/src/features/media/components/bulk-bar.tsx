import { Download, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { useMay, useProject } from '@/lib/project'
import { useFailed } from '@/lib/use-failed'
import { saveFiles } from '../api/save-files'
import { isThere, type MediaRow } from '../model/file'
import { DeleteDialog } from './delete-dialog'

/** What can be done to the ticked files. */
export function BulkBar({ rows, onDone }: { rows: MediaRow[]; onDone: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const { project } = useProject()
  const [saved, setSaved] = useState<number>()
  const [deleting, setDeleting] = useState(false)
  const there = rows.filter(isThere)
  const left = rows.filter(({ deleted_at }) => deleted_at === null)
  const save = async () => {
    setSaved(0)
    try {
      await saveFiles(there, `${project.slug}-media.zip`, setSaved)
    } catch (error) {
      failed(error)
    }
    setSaved(undefined)
  }
  return (
    <div
      data-testid="bulk-bar"
      className="sticky top-0 z-10 -my-2 flex flex-wrap items-center gap-2 rounded-xl border bg-selected px-4 py-2"
    >
      <span className="flex-1 font-medium text-sm">{t('media.chosen', { count: rows.length })}</span>
      <Button
        size="sm"
        busy={saved !== undefined}
        disabled={there.length === 0}
        icon={<Download aria-hidden className="size-4" />}
        onClick={() => void save()}
      >
        {saved ? t('media.saving', { done: saved, total: there.length }) : t('common.download')}
      </Button>
      {may('deleteMedia') ? (
        <Button
          size="sm"
          disabled={left.length === 0}
          icon={<Trash2 aria-hidden className="size-4" />}
          onClick={() => setDeleting(true)}
        >
          {t('common.delete')}
        </Button>
      ) : null}
      <Button size="sm" look="quiet" icon={<X aria-hidden className="size-4" />} onClick={onDone}>
        {t('media.unchoose')}
      </Button>
      {deleting ? <DeleteDialog rows={left} onClose={() => setDeleting(false)} onDeleted={onDone} /> : null}
    </div>
  )
}
