import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  ArrowRight,
  ChevronDown,
  CircleCheck,
  PanelLeft,
  RotateCcw,
  UserRound,
  UserRoundPlus,
  UserRoundX,
} from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { IconButton, iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton, type MenuHandle } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'
import { isAtLeast } from '@/lib/permissions'
import { membersQuery, useMay, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useNow } from '@/lib/use-now'
import type { ConversationRow } from '../api/rows'
import type { ConversationActs } from '../hooks/use-conversation-acts'
import { keepList } from '../model/filters'
import { windowState } from '../model/window'
import { ContactName } from './contact-name'
import { WindowClock } from './window-clock'

const headerClass = 'flex h-bar shrink-0 items-center gap-1 border-b bg-surface ps-2 pe-2 tablet:ps-4'

interface ThreadHeaderProps {
  conversation: ConversationRow
  acts: ConversationActs
  assignMenu: Ref<MenuHandle>
  panelOpen: boolean
  onPanel: () => void
}

/** Who this is, and what can be done with the conversation. */
export function ThreadHeader({ conversation, acts, assignMenu, panelOpen, onPanel }: ThreadHeaderProps) {
  const { t } = useTranslation()
  const { key } = useProject()
  const may = useMay()
  const window = windowState(conversation, useNow())
  const closed = conversation.status === 'closed'
  return (
    <header className={headerClass}>
      <Link
        to="/p/$project/inbox"
        params={{ project: key }}
        search={keepList}
        aria-label={t('thread.back')}
        className={cx(iconButtonClass, 'tablet:hidden')}
      >
        <ArrowRight aria-hidden className="size-5 ltr:rotate-180" />
      </Link>
      <button
        type="button"
        aria-expanded={panelOpen}
        onClick={onPanel}
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-lg px-1 py-1 text-start"
      >
        <Avatar
          name={conversation.contact?.name ?? null}
          seed={conversation.contact_id}
          size="md"
          className="size-9"
        />
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-semibold text-base leading-5">
            <ContactName contact={conversation.contact} />
          </span>
          <span className="flex items-center gap-1.5 text-ink-faint text-xs">
            {t(`statuses.${conversation.status}`)}
            <WindowClock state={window} />
          </span>
        </span>
        <span className="sr-only">{panelOpen ? t('thread.closePanel') : t('thread.openPanel')}</span>
      </button>
      {may('assignConversations') ? (
        <AssignMenu conversation={conversation} onAssign={acts.assign} handle={assignMenu} />
      ) : null}
      {may('closeConversations') ? (
        <IconButton
          label={closed ? t('thread.reopen') : t('thread.close')}
          data-testid="close-conversation"
          onClick={acts.toggleClosed}
        >
          {closed ? (
            <RotateCcw aria-hidden className="size-5" />
          ) : (
            <CircleCheck aria-hidden className="size-5" />
          )}
        </IconButton>
      ) : null}
      <IconButton
        label={panelOpen ? t('thread.closePanel') : t('thread.openPanel')}
        aria-pressed={panelOpen}
        onClick={onPanel}
        className="max-tablet:hidden"
      >
        <PanelLeft aria-hidden className="size-5 ltr:-scale-x-100" />
      </IconButton>
    </header>
  )
}

function AssignMenu(props: {
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

/** The header without a conversation: while it is read, or when there is none. The way back works all the same. */
export function EmptyThreadHeader({ pending }: { pending: boolean }) {
  const { t } = useTranslation()
  const { key } = useProject()
  return (
    <header className={headerClass}>
      <Link
        to="/p/$project/inbox"
        params={{ project: key }}
        search={keepList}
        aria-label={t('thread.back')}
        className={cx(iconButtonClass, 'tablet:hidden')}
      >
        <ArrowRight aria-hidden className="size-5 ltr:rotate-180" />
      </Link>
      {pending ? (
        <>
          <Skeleton shape="circle" className="size-9" />
          <Skeleton className="ms-2 h-3.5 w-36" />
        </>
      ) : null}
    </header>
  )
}
