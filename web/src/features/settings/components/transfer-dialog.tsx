import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CheckField, InputField, SelectField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { ROLES, type Role } from '@/lib/permissions'
import { ApiProblem, problemSentence } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useLanguage } from '@/lib/use-language'
import { settingsKeys } from '../api/keys'
import { offerTransfer } from '../api/transfers'

/** Offers the project to a new owner: nothing changes until he accepts. */
export function TransferDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const [email, setEmail] = useState('')
  const [leaves, setLeaves] = useState(false)
  const [role, setRole] = useState<Role | ''>('admin')
  const [written, setWritten] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const act = useRef(crypto.randomUUID())
  const offer = useAct({
    act: () =>
      offerTransfer(project.id, act.current, {
        email: email.trim(),
        leaves_tenant: leaves,
        remaining_role: role === '' ? null : role,
        redirect_to: new URL('/projects', location.origin).href,
      }),
    refresh: [settingsKeys.transfers(project.id)],
    onFailed: (error) => {
      act.current = crypto.randomUUID() // another try says something else
      if (!(error instanceof ApiProblem) || ![409, 422].includes(error.status)) return false
      setProblem(problemSentence(error, language) ?? t('settings.invite.emailWrong'))
      return true
    },
  })
  const made = offer.data
  const ready = written.trim() === project.name.trim()
  return (
    <Dialog title={t('settings.transfer.offer')} closeLabel={t('common.close')} onClose={onClose}>
      {made ? (
        <div className="flex flex-col gap-4" role="status">
          <p>
            {t(made.email_sent ? 'settings.transfer.sentTo' : 'settings.transfer.notSent')}{' '}
            <Ltr className="font-medium">{made.email}</Ltr>
          </p>
          <p className="text-ink-soft text-sm">{t('settings.transfer.whereToAccept')}</p>
          <div className="flex justify-end">
            <Button look="primary" onClick={onClose}>
              {t('common.close')}
            </Button>
          </div>
        </div>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim())) setProblem(t('settings.invite.emailWrong'))
            else if (ready) offer.mutate()
          }}
        >
          <p className="text-pretty text-ink-soft">{t('settings.transfer.text')}</p>
          <InputField
            label={t('settings.transfer.email')}
            type="email"
            inputMode="email"
            dir="ltr"
            autoComplete="off"
            value={email}
            error={problem}
            onChange={(event) => {
              setEmail(event.target.value)
              setProblem(null)
            }}
          />
          <SelectField
            label={t('settings.transfer.remaining')}
            value={role}
            onChange={(event) => setRole(event.target.value as Role | '')}
          >
            {ROLES.toReversed().map((name) => (
              <option key={name} value={name}>
                {t('settings.transfer.remainsAs', { role: t(`roles.${name}`) })}
              </option>
            ))}
            <option value="">{t('settings.transfer.leavesProject')}</option>
          </SelectField>
          <CheckField
            label={t('settings.transfer.leavesTenant')}
            hint={t('settings.transfer.leavesTenantHint')}
            checked={leaves}
            onChange={(event) => setLeaves(event.target.checked)}
          />
          <InputField
            label={t('common.typeToConfirm', { name: project.name })}
            value={written}
            autoComplete="off"
            onChange={(event) => setWritten(event.target.value)}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              type="submit"
              look="danger"
              busy={offer.isPending}
              disabled={!ready}
              data-testid="send-offer"
            >
              {t('settings.transfer.send')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
