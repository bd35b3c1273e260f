import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField } from '@/components/ui/field'
import { problemSentence } from '@/lib/problem'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { changeNumber, useNumberAct, type WhatsAppNumber } from '../api/numbers'

/** What the team calls a number. */
export function Rename({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [name, setName] = useState(number.name ?? '')
  const rename = useNumberAct(number.id, (next: string | null) => changeNumber(number.id, { name: next }))
  const wanted = name.trim() || null
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        rename.mutate(wanted, { onSuccess: () => toast({ kind: 'done', text: t('common.saved') }) })
      }}
    >
      <InputField
        label={t('numbers.rename')}
        hint={t('numbers.renameHint')}
        maxLength={120}
        value={name}
        error={rename.error ? (problemSentence(rename.error, language) ?? t('errors.actFailed')) : null}
        onChange={(event) => setName(event.target.value)}
        className="min-w-56 flex-1"
      />
      <Button type="submit" busy={rename.isPending} disabled={wanted === number.name} className="mt-6.5">
        {t('common.save')}
      </Button>
    </form>
  )
}
