import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'

/** Asks why a request is cancelled. */
export function CancelDialog(props: {
  reference: string
  onCancel: (reason: string) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (reason.trim() === '') {
      setMissing(true)
      return
    }
    setBusy(true)
    try {
      await props.onCancel(reason.trim())
      props.onClose()
    } catch {
      setBusy(false) // whoever acts tells why
    }
  }
  return (
    <Dialog
      title={t('requests.cancelTitle', { reference: props.reference })}
      closeLabel={t('common.close')}
      onClose={props.onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextAreaField
          label={t('requests.reason')}
          hint={t('requests.reasonHint')}
          maxLength={500}
          value={reason}
          error={missing ? t('requests.reasonMissing') : null}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('requests.keep')}</Button>
          <Button type="submit" look="danger" busy={busy}>
            {t('requests.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
