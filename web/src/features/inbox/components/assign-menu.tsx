import { useQuery } from '@tanstack/react-query'
import { ChevronDown, UserRound, UserRoundPlus, UserRoundX } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { MenuButton, type MenuHandle } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { isAtLeast } from '@/lib/permissions'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import type { ConversationRow } from '../api/rows'

/** Whose the conversation is, and to whom it can be given. */
export function AssignMenu(props: {
  conversation: ConversationRow
  onAssign: (userId: string | null) => void
  handle: Ref<MenuHandle>
}) {
  const { t } = useTranslation()
  const me = useUserId()
  const { project } = useProject()
  const { data: members, refetch } = useQuery(membersQuery(project.id))
  const assigneeId = props.conversation.assignee_id
  const assignee = members?.find((member) => member.id === assigneeId)
  const words =
    assigneeId === null
      ? t('thread.unassigned')
      : assigneeId === me
        ? t('common.you')
        : (assignee?.name ?? '…')

  const entries = (): MenuEntry[] => {
    const agents = members?.filter(
      (member) => member.active && member.id !== me && isAtLeast(member.role, 'agent'),
    )
    return [
      {
        kind: 'item',
        id: 'me',
        text: t('thread.assignMe'),
        icon: <UserRoundPlus aria-hidden className="size-4" />,
        checked: assigneeId === me,
        onSelect: () => props.onAssign(me),
      },
      {
        kind: 'item',
        id: 'nobody',
        text: t('thread.assignNobody'),
        icon: <UserRoundX aria-hidden className="size-4" />,
        checked: assigneeId === null,
        onSelect: () => props.onAssign(null),
      },
      { kind: 'separator', id: 'line' },
      {
        kind: 'heading',
        id: 'heading',
        text: agents?.length === 0 ? t('thread.noColleagues') : t('thread.colleagues'),
      },
      ...(agents ?? []).map(
        (member): MenuEntry => ({
          kind: 'item',
          id: member.id,
          text: member.name,
          icon: <Avatar name={member.name} seed={member.id} size="xs" />,
          checked: assigneeId === member.id,
          onSelect: () => props.onAssign(member.id),
        }),
      ),
    ]
  }

  return (
    <MenuButton
      label={`${t('thread.assign')}: ${words}`}
      tip={t('thread.assign')}
      entries={entries}
      handle={props.handle}
      onOpen={() => void refetch()}
      testId="assign-menu"
      className="tip inline-flex h-9 max-w-40 shrink-0 items-center gap-1.5 rounded-lg px-2 text-ink-soft text-sm transition-colors hover:bg-hover hover:text-ink touch:h-touch"
    >
      {assigneeId === null ? (
        <UserRound aria-hidden className="size-5" />
      ) : (
        <Avatar
          name={assigneeId === me ? t('common.you') : (assignee?.name ?? null)}
          seed={assigneeId}
          size="xs"
        />
      )}
      <bdi dir="auto" className="line-auto hidden desktop:block">
        {words}
      </bdi>
      <ChevronDown aria-hidden className="hidden size-4 shrink-0 desktop:block" />
    </MenuButton>
  )
}
