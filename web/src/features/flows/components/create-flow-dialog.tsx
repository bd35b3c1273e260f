import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField, SelectField } from '@/components/ui/field'
import { problemSentence } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useLanguage } from '@/lib/use-language'
import { createFlow, flowsKey } from '../api/flows'
import { emptyDocument } from '../model/empty-document'

type Kind = 'maintenance_request' | 'empty'

/** A new draft: the form that comes with the hub, or one screen to go on from. */
export function CreateFlowDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const { project, key } = useProject()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('maintenance_request')
  const [missing, setMissing] = useState(false)
  const create = useAct({
    act: () =>
      createFlow({
        project_id: project.id,
        name: name.trim(),
        ...(kind === 'empty'
          ? { categories: ['OTHER'], document: emptyDocument(name.trim()) }
          : { categories: ['CUSTOMER_SUPPORT'], template: kind }),
      }),
    refresh: [flowsKey(project.id)],
    onDone: ({ id }) =>
      void navigate({ to: '/p/$project/flows/$flowId', params: { project: key, flowId: id } }),
    onFailed: () => true,
  })
  return (
    <Dialog title={t('flows.create')} closeLabel={t('common.close')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(name.trim() === '')
          if (name.trim() !== '') create.mutate()
        }}
      >
        <SelectField
          label={t('flows.kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value === 'empty' ? 'empty' : 'maintenance_request')}
        >
          {(['maintenance_request', 'empty'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`flows.kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        <InputField
          label={t('flows.name')}
          maxLength={200}
          value={name}
          error={missing ? t('flows.nameMissing') : null}
          onChange={(event) => setName(event.target.value)}
        />
        {create.error ? (
          <p role="alert" className="text-danger text-sm">
            {problemSentence(create.error, language) ?? t('errors.actFailed')}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            {t('flows.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
