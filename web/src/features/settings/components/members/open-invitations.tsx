import { useQuery } from '@tanstack/react-query'
import { Send, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Section } from '@/components/ui/page'
import { Table } from '@/components/ui/table'
import { dayAndTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import { settingsKeys } from '../../api/keys'
import { type Invitation, invite, openInvitationsQuery, revokeInvitation } from '../../api/members'
import { DeleteButton } from '../delete-button'

/** Invitations that nobody has accepted yet: send once more, or withdraw. */
export function OpenInvitations() {
  const { t } = useTranslation()
  const { project } = useProject()
  const options = useFormatOptions()
  const now = useNow()
  const { data: rows = [] } = useQuery(openInvitationsQuery(project.id))
  const refresh = [settingsKeys.invitations(project.id)]
  const resend = useAct({
    act: ({ email, role, scope, switches, team_id }: Invitation) =>
      invite(project.id, { email, role, scope, switches, team_id: team_id ?? undefined }),
    refresh,
    done: t('settings.invite.sentAgain'),
  })
  const revoke = useAct({
    act: (id: string) => revokeInvitation(project.id, id),
    refresh,
    done: t('settings.invite.revoked'),
  })
  if (rows.length === 0) return null
  return (
    <Section title={t('settings.invite.open')}>
      <Table
        label={t('settings.invite.open')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'email',
            header: t('settings.invite.email'),
            primary: true,
            cell: (row) => <Ltr className="break-all">{row.email}</Ltr>,
          },
          { id: 'role', header: t('settings.members.role'), cell: (row) => t(`roles.${row.role}`) },
          {
            id: 'until',
            header: t('settings.invite.until'),
            cell: (row) =>
              Date.parse(row.expires_at) > now ? (
                dayAndTime(Date.parse(row.expires_at), now, options)
              ) : (
                <Badge tone="warn">{t('settings.invite.expired')}</Badge>
              ),
          },
          {
            id: 'acts',
            header: t('common.actions'),
            align: 'end',
            cell: (row) => (
              <span className="inline-flex">
                <IconButton
                  label={t('settings.invite.again')}
                  tip="above"
                  disabled={resend.isPending}
                  onClick={() => resend.mutate(row)}
                >
                  <Send aria-hidden className="mirror size-4" />
                </IconButton>
                <DeleteButton
                  label={t('settings.invite.revoke')}
                  title={t('settings.invite.revokeAsk', { email: row.email })}
                  confirmLabel={t('settings.invite.revoke')}
                  icon={<X aria-hidden className="size-4" />}
                  onConfirm={() => revoke.mutateAsync(row.id)}
                >
                  {t('settings.invite.revokeText')}
                </DeleteButton>
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}
