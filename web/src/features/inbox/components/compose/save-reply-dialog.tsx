import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField, TextAreaField } from '@/components/ui/field'
import { problemSentence } from '@/lib/problem'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { useSaveQuickReply } from '../../api/quick-replies'

/** Written as they are typed, each a piece of its own in a line of Arabic. */
const VARIABLES = {
  name: '\u2066{{name}}\u2069',
  firstName: '\u2066{{first_name}}\u2069',
  agent: '\u2066{{agent}}\u2069',
}

/** Keeps what is written as a quick reply of one's own. Loaded on first use. */
export function SaveReplyDialog(props: { text: string; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const save = useSaveQuickReply()
  const [name, setName] = useState('')
  const [shortcut, setShortcut] = useState('')
  const [body, setBody] = useState(props.text.trim())
  const badShortcut = /[\s/]/.test(shortcut.trim())
  const ready = name.trim() !== '' && body.trim() !== '' && !badShortcut
  return (
    <Dialog title={t('composer.quick.saveTitle')} closeLabel={t('common.close')} onClose={props.onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (!ready) return
          save.mutate(
            { name: name.trim(), shortcut: shortcut.trim() || null, body: body.trim() },
            {
              onSuccess: () => {
                toast({ kind: 'done', text: t('composer.quick.saved', { name: name.trim() }) })
                props.onClose()
              },
            },
          )
        }}
      >
        <InputField
          label={t('composer.quick.name')}
          value={name}
          maxLength={120}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <InputField
          label={t('composer.quick.shortcut')}
          hint={t('composer.quick.shortcutHint')}
          error={badShortcut ? t('composer.quick.shortcutBad') : null}
          value={shortcut}
          maxLength={40}
          onChange={(event) => setShortcut(event.target.value)}
        />
        <TextAreaField
          label={t('composer.quick.body')}
          hint={t('composer.quick.bodyHint', VARIABLES)}
          value={body}
          maxLength={4096}
          onChange={(event) => setBody(event.target.value)}
        />
        {save.isError ? (
          <p role="alert" className="text-danger text-sm">
            {problemSentence(save.error, language) ?? t('errors.temporary')}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!ready}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
