import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'

/** Removes a thing after asking by its name. */
export function DeleteButton(props: {
  label: string
  title: string
  children: ReactNode
  confirmLabel?: string
  icon?: ReactNode
  onConfirm: () => Promise<unknown>
}) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <IconButton label={props.label} tip="above" onClick={() => setAsking(true)}>
        {props.icon ?? <Trash2 aria-hidden className="size-4" />}
      </IconButton>
      {asking ? (
        <ConfirmDialog
          title={props.title}
          confirmLabel={props.confirmLabel ?? t('common.delete')}
          onConfirm={props.onConfirm}
          onClose={() => setAsking(false)}
        >
          {props.children}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
