import { Link } from '@tanstack/react-router'
import { ArrowRight, Bot, CircleCheck, PanelLeft, RotateCcw } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { IconButton, iconButtonClass } from '@/components/ui/icon-button'
import type { MenuHandle } from '@/components/ui/menu-button'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'
import { useMay, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import type { ConversationRow } from '../api/rows'
import type { ConversationActs } from '../hooks/use-conversation-acts'
import { keepList } from '../model/filters'
import { windowState } from '../model/window'
import { AssignMenu } from './assign-menu'
import { ContactName } from './contact-name'
import { MoreMenu, SnoozeMenu } from './conversation-menus'
import { WindowClock } from './window-clock'

const headerClass = 'flex h-bar shrink-0 items-center gap-1 border-b bg-surface ps-2 pe-2 tablet:ps-4'

interface ThreadHeaderProps {
  conversation: ConversationRow
  acts: ConversationActs
  assignMenu: Ref<MenuHandle>
  snoozeMenu: Ref<MenuHandle>
  onSearch: () => void
  onUnread: () => void
  panelOpen: boolean
  onPanel: () => void
}

/** Who this is, and what can be done with the conversation. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, acts, panelOpen, onPanel } = props
  const { t } = useTranslation()
  const { key } = useProject()
  const may = useMay()
  const window = windowState(conversation, useNow())
  const closed = conversation.status === 'closed'
  const isOpen = conversation.status === 'open'
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
        <span className="flex min-w-0 flex-col overflow-hidden">
          <span className="truncate font-semibold text-base leading-5">
            <ContactName contact={conversation.contact} />
          </span>
          <span className="flex items-center gap-1.5 text-ink-faint text-xs">
            {/* A phone has room for one of the two: how long an open one may be answered, or that it is not open. */}
            <span className={cx('truncate', isOpen && window.open && 'max-tablet:sr-only')}>
              {t(`statuses.${conversation.status}`)}
            </span>
            <WindowClock state={window} className={isOpen ? undefined : 'max-tablet:hidden'} />
            {conversation.mode === 'auto' ? (
              <Bot aria-label={t('thread.modes.auto')} role="img" className="size-3.5" />
            ) : null}
          </span>
        </span>
        <span className="sr-only">{panelOpen ? t('thread.closePanel') : t('thread.openPanel')}</span>
      </button>
      {may('assignConversations') ? (
        <AssignMenu conversation={conversation} onAssign={acts.assign} handle={props.assignMenu} />
      ) : null}
      {may('closeConversations') ? (
        <SnoozeMenu conversation={conversation} onSnooze={acts.snooze} handle={props.snoozeMenu} />
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
      <MoreMenu conversation={conversation} acts={acts} onSearch={props.onSearch} onUnread={props.onUnread} />
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
