import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SwitchField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Sheet } from '@/components/ui/sheet'
import { type Permissions, SWITCHES } from '@/lib/permissions'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../../api/keys'
import { changeMember, type Member, type MemberChange, removeMember } from '../../api/members'
import { PermissionFields } from './permission-fields'

/** One member: what he may do, shutting him out, removing him. */
export function MemberSheet({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const { project, role: mine } = useProject()
  const me = useUserId()
  const [wanted, setWanted] = useState<Permissions>(member)
  const [removing, setRemoving] = useState(false)
  const name = member.full_name ?? member.email ?? ''
  // Admins change those below owner; nobody raises himself.
  const changeable = member.user_id !== me && (mine === 'owner' || member.role !== 'owner')
  const refresh = [settingsKeys.members(project.id), ['members', project.id]]
  const change = useAct({
    act: (body: MemberChange) => changeMember(project.id, member.user_id, body),
    refresh,
    done: t('common.saved'),
  })
  const remove = useAct({
    act: () => removeMember(project.id, member.user_id),
    refresh,
    done: t('settings.members.removed', { name }),
    onDone: onClose,
  })
  const dirty =
    wanted.role !== member.role ||
    wanted.scope !== member.scope ||
    SWITCHES.some((name) => wanted[name] !== member[name])
  return (
    <Sheet
      title={name}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        changeable ? (
          <Button
            look="primary"
            busy={change.isPending}
            disabled={!dirty}
            onClick={() => {
              const { role, scope, manage_templates, broadcast, export: exports, full_numbers } = wanted
              change.mutate({ role, scope, manage_templates, broadcast, export: exports, full_numbers })
            }}
          >
            {t('common.save')}
          </Button>
        ) : undefined
      }
    >
      <p className="text-ink-soft text-sm">
        <Ltr>{member.email}</Ltr>
      </p>
      {changeable ? null : (
        <p className="rounded-lg bg-sunken px-3 py-2 text-ink-soft text-sm">
          {t(member.user_id === me ? 'settings.members.notYourself' : 'settings.members.ownersByOwners')}
        </p>
      )}
      <PermissionFields value={wanted} onChange={setWanted} disabled={!changeable} />
      {changeable ? (
        <>
          <SwitchField
            className="border-t pt-4"
            label={t('settings.members.shutOut')}
            hint={t('settings.members.shutOutHint')}
            checked={member.disabled_at !== null}
            disabled={change.isPending}
            onChange={(disabled) => change.mutate({ disabled })}
          />
          <div className="border-t pt-4">
            <Button onClick={() => setRemoving(true)} className="text-danger">
              {t('settings.members.remove')}
            </Button>
          </div>
        </>
      ) : null}
      {removing ? (
        <ConfirmDialog
          title={t('settings.members.removeAsk', { name })}
          confirmLabel={t('settings.members.remove')}
          onConfirm={() => remove.mutateAsync()}
          onClose={() => setRemoving(false)}
        >
          {t('settings.members.removeAskText')}
        </ConfirmDialog>
      ) : null}
    </Sheet>
  )
}
