import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/field'
import { problemSentence } from '@/lib/problem'
import { useLanguage } from '@/lib/use-language'
import { type ApiKey, type MadeKey, useRotateKey } from '../api/api-keys'

const OVERLAPS = { now: 0, hour: 3_600, day: 86_400, week: 604_800 }
type Overlap = keyof typeof OVERLAPS

/** Makes the successor of a key. */
export function RotateKeyDialog(props: {
  apiKey: ApiKey
  onClose: () => void
  onMade: (made: MadeKey) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [overlap, setOverlap] = useState<Overlap>('day')
  const [once] = useState(() => crypto.randomUUID())
  const rotate = useRotateKey()
  const errorId = useId()
  return (
    <Dialog
      title={t('developers.keys.rotateTitle', { name: props.apiKey.name })}
      closeLabel={t('common.close')}
      onClose={props.onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          rotate.mutate(
            { id: props.apiKey.id, overlapSeconds: OVERLAPS[overlap], once },
            {
              onSuccess: ({ key, scopes }) => (key ? props.onMade({ secret: key, scopes }) : props.onClose()),
            },
          )
        }}
      >
        <p className="text-pretty text-ink-soft">{t('developers.keys.rotateText')}</p>
        <SelectField
          label={t('developers.keys.overlap')}
          value={overlap}
          onChange={(event) => setOverlap(event.target.value as Overlap)}
        >
          {(Object.keys(OVERLAPS) as Overlap[]).map((name) => (
            <option key={name} value={name}>
              {t(`developers.keys.overlaps.${name}`)}
            </option>
          ))}
        </SelectField>
        {rotate.error ? (
          <p id={errorId} role="alert" className="text-danger text-sm">
            {problemSentence(rotate.error, language) ?? t('errors.actFailed')}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={rotate.isPending}>
            {t('developers.keys.rotateSubmit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
