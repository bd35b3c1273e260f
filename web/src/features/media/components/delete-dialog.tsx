import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useDeleteMedia } from '../api/delete-media'
import type { MediaRow } from '../model/file'

/** Asks before files go, since they do not come back. */
export function DeleteDialog(props: { rows: MediaRow[]; onClose: () => void; onDeleted: () => void }) {
  const { t } = useTranslation()
  const failed = useFailed()
  const remove = useDeleteMedia()
  return (
    <ConfirmDialog
      title={t('media.delete.title', { count: props.rows.length })}
      confirmLabel={t('common.delete')}
      onConfirm={async () => {
        try {
          await remove.mutateAsync(props.rows.map(({ id }) => id))
        } catch (error) {
          failed(error)
          throw error
        }
        toast({ kind: 'done', text: t('media.delete.done', { count: props.rows.length }) })
        props.onDeleted()
      }}
      onClose={props.onClose}
    >
      {t('media.delete.text')}
    </ConfirmDialog>
  )
}
