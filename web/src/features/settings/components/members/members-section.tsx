import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LogOut, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Ltr } from '@/components/ui/ltr'
import { Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { useMay, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useAct } from '@/lib/use-act'
import { type Member, membersQuery, removeMember } from '../../api/members'
import { InviteDialog } from './invite-dialog'
import { MemberSheet } from './member-sheet'
import { OpenInvitations } from './open-invitations'
import { TrustedAddresses } from './trusted-addresses'

/** Who works in the project, and what each may do. */
export function MembersSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const manages = useMay()('manageMembers')
  const me = useUserId()
  const query = useQuery(membersQuery(project.id))
  const [inviting, setInviting] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const open = query.data?.find((member) => member.user_id === openId)

  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: t('settings.members.name'),
      primary: true,
      cell: (member) => (
        <span className="flex items-center gap-3">
          <Avatar name={member.full_name ?? member.email} seed={member.user_id} size="sm" />
          <span className="min-w-0">
            {manages ? (
              <button
                type="button"
                className="block max-w-full truncate text-start font-medium hover:underline"
                onClick={() => setOpenId(member.user_id)}
              >
                <MemberName member={member} me={me} />
              </button>
            ) : (
              <span className="block truncate">
                <MemberName member={member} me={me} />
              </span>
            )}
            <span className="block truncate font-normal text-ink-faint text-xs">
              <Ltr>{member.email}</Ltr>
            </span>
          </span>
        </span>
      ),
    },
    { id: 'role', header: t('settings.members.role'), cell: (member) => t(`roles.${member.role}`) },
    {
      id: 'scope',
      header: t('settings.members.scope'),
      cell: (member) => t(`settings.members.scopes.${member.scope}`),
    },
    {
      id: 'state',
      header: t('settings.members.state'),
      cell: (member) =>
        member.disabled_at ? (
          <Badge tone="warn">{t('settings.members.disabled')}</Badge>
        ) : (
          <Badge tone="good">{t('settings.members.active')}</Badge>
        ),
    },
  ]
  return (
    <>
      <Section
        title={t('settings.members.title')}
        description={t('settings.members.description')}
        actions={
          manages ? (
            <Button
              look="primary"
              icon={<UserPlus aria-hidden className="size-4" />}
              onClick={() => setInviting(true)}
            >
              {t('settings.members.invite')}
            </Button>
          ) : undefined
        }
      >
        <QueryView query={query}>
          {(members) => (
            <Table
              label={t('settings.members.title')}
              columns={columns}
              rows={members}
              rowKey={(member) => member.user_id}
              onRow={manages ? (member) => setOpenId(member.user_id) : undefined}
            />
          )}
        </QueryView>
      </Section>
      {manages ? <OpenInvitations /> : null}
      <TrustedAddresses />
      {query.data ? <Leave members={query.data} /> : null}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {open ? <MemberSheet key={open.user_id} member={open} onClose={() => setOpenId(null)} /> : null}
    </>
  )
}

function MemberName({ member, me }: { member: Member; me: string }) {
  const { t } = useTranslation()
  return (
    <>
      <bdi dir="auto">{member.full_name ?? member.email}</bdi>
      {member.user_id === me ? (
        <span className="font-normal text-ink-faint"> ({t('common.you')})</span>
      ) : null}
    </>
  )
}

/** The way out. The last owner stays: somebody has to answer for the project. */
function Leave({ members }: { members: Member[] }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const me = useUserId()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const owners = members.filter(({ role, disabled_at }) => role === 'owner' && disabled_at === null)
  const last = owners.length === 1 && owners[0]?.user_id === me
  const leave = useAct({
    act: () => removeMember(project.id, me),
    refresh: [['memberships']],
    onDone: () => void navigate({ to: '/projects' }),
  })
  return (
    <Section
      title={t('settings.members.leaveTitle')}
      description={t(last ? 'settings.members.lastOwner' : 'settings.members.leaveHint')}
      actions={
        <Button
          icon={<LogOut aria-hidden className="mirror size-4" />}
          disabled={last}
          onClick={() => setAsking(true)}
        >
          {t('settings.members.leave')}
        </Button>
      }
    >
      {asking ? (
        <ConfirmDialog
          title={t('settings.members.leaveAsk', { name: project.name })}
          confirmLabel={t('settings.members.leave')}
          onConfirm={() => leave.mutateAsync()}
          onClose={() => setAsking(false)}
        >
          {t('settings.members.leaveAskText')}
        </ConfirmDialog>
      ) : null}
    </Section>
  )
}
