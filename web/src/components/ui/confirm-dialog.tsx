import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button'
import { Dialog } from './dialog'
import { InputField } from './field'

/**
 * Asks before an act that cannot be undone. With `name`, the person writes the thing's name first. `onConfirm` may take
 * its time; the window closes when it is done and stays when it fails. Load it lazily from pages of the first load.
 */
export function ConfirmDialog(props: {
  title: string
  children: ReactNode
  confirmLabel: string
  name?: string
  onConfirm: () => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [written, setWritten] = useState('')
  const ready = props.name === undefined || written.trim() === props.name.trim()
  const confirm = async () => {
    setBusy(true)
    try {
      await props.onConfirm()
      props.onClose()
    } catch {
      setBusy(false) // whoever acts tells why
    }
  }
  return (
    <Dialog title={props.title} closeLabel={t('common.close')} onClose={props.onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void confirm()
        }}
      >
        <div className="text-pretty text-ink-soft">{props.children}</div>
        {props.name === undefined ? null : (
          <InputField
            label={t('common.typeToConfirm', { name: props.name })}
            value={written}
            autoComplete="off"
            onChange={(event) => setWritten(event.target.value)}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="danger" busy={busy} disabled={!ready} data-testid="confirm">
            {props.confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
