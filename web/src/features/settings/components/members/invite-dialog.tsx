import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { InputField, SelectField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { isAtLeast, type Permissions, SWITCHES } from '@/lib/permissions'
import { ApiProblem } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../../api/keys'
import { invite } from '../../api/members'
import { teamsQuery } from '../../api/teams'
import { PermissionFields } from './permission-fields'

const PLAIN: Permissions = {
  role: 'agent',
  scope: 'all',
  manage_templates: false,
  broadcast: false,
  export: false,
  full_numbers: false,
}

/** Invites a colleague by e-mail. The link works for his address alone, once, for seven days. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const [email, setEmail] = useState('')
  const [wanted, setWanted] = useState(PLAIN)
  const [team, setTeam] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { data: teams = [] } = useQuery(teamsQuery(project.id))
  const send = useAct({
    act: () =>
      invite(project.id, {
        email: email.trim(),
        role: wanted.role,
        scope: wanted.scope,
        switches: isAtLeast(wanted.role, 'admin') ? [] : SWITCHES.filter((name) => wanted[name]),
        team_id: team || undefined,
      }),
    refresh: [settingsKeys.invitations(project.id)],
    onFailed: (error) => {
      if (!(error instanceof ApiProblem) || ![409, 422].includes(error.status)) return false
      setProblem(t(error.status === 409 ? 'settings.invite.isMember' : 'settings.invite.emailWrong'))
      return true
    },
  })
  const made = send.data
  return (
    <Dialog title={t('settings.members.invite')} closeLabel={t('common.close')} onClose={onClose}>
      {made ? (
        <div className="flex flex-col gap-4" role="status">
          <p>
            {t(made.email_sent ? 'settings.invite.sentTo' : 'settings.invite.notSent')}{' '}
            <Ltr className="font-medium">{made.email}</Ltr>
          </p>
          {made.token ? (
            <div className="flex flex-col gap-1.5">
              <p className="text-ink-soft text-sm">{t('settings.invite.byHand')}</p>
              <p className="flex items-center gap-1 rounded-lg bg-sunken ps-3 pe-1">
                <Ltr className="min-w-0 flex-1 truncate text-sm">{joinLink(made.token)}</Ltr>
                <CopyButton text={joinLink(made.token)} />
              </p>
            </div>
          ) : null}
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
            if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim())) send.mutate()
            else setProblem(t('settings.invite.emailWrong'))
          }}
        >
          <InputField
            label={t('settings.invite.email')}
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
          <PermissionFields value={wanted} onChange={setWanted} />
          {teams.length > 0 ? (
            <SelectField
              label={t('settings.invite.team')}
              value={team}
              onChange={(event) => setTeam(event.target.value)}
            >
              <option value="">{t('settings.invite.noTeam')}</option>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          ) : null}
          <p className="text-ink-soft text-sm">{t('settings.invite.note')}</p>
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" look="primary" busy={send.isPending}>
              {t('settings.invite.send')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

function joinLink(token: string): string {
  return `${location.origin}/join?token=${token}`
}
