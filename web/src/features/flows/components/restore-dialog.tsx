import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { problemSentence } from '@/lib/problem'
import { useLanguage } from '@/lib/use-language'

/** Asks for the name of the draft that a version of a published Flow becomes. */
export function RestoreDialog(props: {
  title: string
  suggestion: string
  error: unknown
  busy: boolean
  onClose: () => void
  onRestore: (name: string) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [name, setName] = useState(props.suggestion)
  const [missing, setMissing] = useState(false)
  return (
    <Dialog title={props.title} closeLabel={t('common.close')} onClose={props.onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(name.trim() === '')
          if (name.trim() !== '') props.onRestore(name.trim())
        }}
      >
        <p className="text-pretty text-ink-soft text-sm">{t('flows.restorePublished')}</p>
        <InputField
          dir="auto"
          label={t('flows.name')}
          maxLength={200}
          value={name}
          error={missing ? t('flows.nameMissing') : null}
          onChange={(event) => setName(event.target.value)}
        />
        {props.error ? (
          <p role="alert" className="text-danger text-sm">
            {problemSentence(props.error, language) ?? t('errors.actFailed')}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={props.busy}>
            {t('flows.restoreAsDraft')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
