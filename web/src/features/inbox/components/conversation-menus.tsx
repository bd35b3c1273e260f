import {
  AlarmClock,
  AlarmClockOff,
  Bot,
  CalendarClock,
  EllipsisVertical,
  MessageSquareDot,
  Pin,
  PinOff,
  Search,
  UsersRound,
} from 'lucide-react'
import { lazy, type Ref, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton, type MenuHandle } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { cx } from '@/lib/cx'
import { dayAndTime } from '@/lib/format'
import { useFormatOptions, useMay } from '@/lib/project'
import type { ConversationRow } from '../api/rows'
import type { ConversationActs } from '../hooks/use-conversation-acts'
import { scheduleChoices } from '../model/schedule'

const ScheduleDialog = lazy(async () => ({
  default: (await import('./compose/schedule-dialog')).ScheduleDialog,
}))

/** Puts the conversation off, by the clock of the project. */
export function SnoozeMenu(props: {
  conversation: ConversationRow
  onSnooze: ConversationActs['snooze']
  handle: Ref<MenuHandle>
}) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  const [custom, setCustom] = useState(false)
  const snoozed = props.conversation.status === 'snoozed'
  const entries = (): MenuEntry[] => {
    const now = Date.now()
    return [
      ...(snoozed
        ? [
            {
              kind: 'item',
              id: 'wake',
              text: t('thread.wake'),
              icon: <AlarmClockOff className="size-4" />,
              onSelect: () => props.onSnooze(null),
            } as const,
          ]
        : []),
      { kind: 'heading', id: 'heading', text: t('thread.snoozeUntil') },
      ...scheduleChoices(now, options.timeZone).map(
        ({ id, moment }): MenuEntry => ({
          kind: 'item',
          id,
          text: t(`composer.later.${id}`),
          hint: dayAndTime(moment, now, options),
          onSelect: () => props.onSnooze(moment),
        }),
      ),
      { kind: 'separator', id: 'line' },
      {
        kind: 'item',
        id: 'custom',
        text: t('thread.snoozeCustom'),
        icon: <CalendarClock className="size-4" />,
        onSelect: () => setCustom(true),
      },
    ]
  }
  return (
    <>
      <MenuButton
        label={t(snoozed ? 'thread.snoozedLabel' : 'thread.snooze')}
        tip={t(snoozed ? 'thread.snoozedLabel' : 'thread.snooze')}
        testId="snooze-menu"
        entries={entries}
        handle={props.handle}
        className={cx(iconButtonClass, 'tip', snoozed && 'text-accent-ink')}
      >
        <AlarmClock aria-hidden className="size-5" />
      </MenuButton>
      {custom ? (
        <Suspense>
          <ScheduleDialog
            until={null}
            onClose={() => setCustom(false)}
            onChoose={(moment) => {
              setCustom(false)
              props.onSnooze(moment)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** What is done less often: pin, search, mark as unread, and who answers. */
export function MoreMenu(props: {
  conversation: ConversationRow
  acts: ConversationActs
  onSearch: () => void
  onUnread: () => void
}) {
  const { acts } = props
  const { t } = useTranslation()
  const may = useMay()
  const { mode } = props.conversation
  const entries = (): MenuEntry[] => [
    {
      kind: 'item',
      id: 'pin',
      text: t(acts.pinned ? 'thread.unpin' : 'thread.pin'),
      icon: acts.pinned ? <PinOff className="size-4" /> : <Pin className="size-4" />,
      hint: 'P',
      onSelect: acts.togglePin,
    },
    {
      kind: 'item',
      id: 'search',
      text: t('thread.search'),
      icon: <Search className="size-4" />,
      onSelect: props.onSearch,
    },
    ...(may('sendMessages')
      ? ([
          {
            kind: 'item',
            id: 'unread',
            text: t('thread.markUnread'),
            icon: <MessageSquareDot className="size-4" />,
            hint: 'U',
            onSelect: props.onUnread,
          },
          { kind: 'separator', id: 'line' },
          { kind: 'heading', id: 'mode', text: t('thread.modes.title') },
          {
            kind: 'item',
            id: 'manual',
            text: t('thread.modes.manual'),
            icon: <UsersRound className="size-4" />,
            checked: mode === 'manual',
            onSelect: () => acts.setMode('manual'),
          },
          {
            kind: 'item',
            id: 'auto',
            text: t('thread.modes.auto'),
            icon: <Bot className="size-4" />,
            checked: mode === 'auto',
            onSelect: () => acts.setMode('auto'),
          },
        ] satisfies MenuEntry[])
      : []),
  ]
  return (
    <MenuButton
      label={t('thread.more')}
      tip={t('thread.more')}
      testId="conversation-more"
      entries={entries}
      className={cx(iconButtonClass, 'tip')}
    >
      <EllipsisVertical aria-hidden className="size-5" />
    </MenuButton>
  )
}
