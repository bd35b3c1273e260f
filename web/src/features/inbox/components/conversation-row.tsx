import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { Ltr } from '@/components/ui/ltr'
import { cx } from '@/lib/cx'
import { count, exactTime, listTime } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import type { ConversationRow as Row } from '../api/rows'
import { deliveryOf } from '../model/delivery'
import { kindIcon, messageKind } from '../model/message-kind'
import { previewLine } from '../model/preview'
import { windowState } from '../model/window'
import { ContactName } from './contact-name'
import { Ticks } from './ticks'
import { WindowClock } from './window-clock'

interface ConversationRowProps {
  row: Row
  projectKey: string
  active: boolean
  now: number
  /** Who has it, when it is somebody else than the reader. */
  assignee: string | null
  /** The number it came to, when the project has several. */
  number: string | null
  /** Whether the list mixes open and closed ones. */
  showStatus: boolean
  /** The pointer came (with the id) or went (with null). */
  onApproach: (id: string | null) => void
}

/** One line of the list: who, when, what was said last, and what it asks of the team. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { row, now } = props
  const { t } = useTranslation()
  const options = useFormatOptions()
  const unread = row.unread_count > 0
  const window = windowState(row, now)
  const at = row.last_message_at ? Date.parse(row.last_message_at) : null
  return (
    <Link
      to="/p/$project/inbox/$conversationId"
      params={{ project: props.projectKey, conversationId: row.id }}
      search={(search) => ({ tab: search.tab, q: search.q })}
      aria-current={props.active ? 'page' : undefined}
      data-testid="conversation-row"
      data-conversation-id={row.id}
      data-unread={row.unread_count}
      onPointerEnter={() => props.onApproach(row.id)}
      onPointerLeave={() => props.onApproach(null)}
      className={cx(
        'flex h-row items-center gap-3 border-s-2 px-3 -outline-offset-2 transition-colors',
        props.active ? 'border-accent bg-selected' : 'border-transparent hover:bg-hover',
      )}
    >
      <Avatar name={row.contact?.name ?? null} seed={row.contact_id} />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span className={cx('min-w-0 flex-1 text-base', unread ? 'font-semibold' : 'font-medium')}>
            <ContactName contact={row.contact} />
          </span>
          {at === null ? null : (
            <time
              dateTime={row.last_message_at ?? undefined}
              title={exactTime(at, options)}
              className={cx('shrink-0 text-xs', unread ? 'font-medium text-accent-ink' : 'text-ink-faint')}
            >
              {listTime(at, now, options)}
            </time>
          )}
        </span>
        <span className="flex h-5 items-center gap-1.5">
          <Preview row={row} unread={unread} />
          {props.showStatus && row.status !== 'open' ? (
            <span className="shrink-0 rounded-full bg-sunken px-1.5 text-2xs text-ink-soft">
              {t(`statuses.${row.status}`)}
            </span>
          ) : null}
          {row.status !== 'closed' && (window.urgency === 'soon' || window.urgency === 'urgent') ? (
            <WindowClock state={window} />
          ) : null}
          {props.number ? (
            <Ltr className="shrink-0 rounded-full bg-sunken px-1.5 text-2xs text-ink-soft">
              {props.number}
            </Ltr>
          ) : null}
          {props.assignee ? (
            <span title={t('inbox.assignedTo', { name: props.assignee })} className="inline-flex shrink-0">
              <Avatar name={props.assignee} seed={row.assignee_id ?? ''} size="xs" />
            </span>
          ) : null}
          {unread ? (
            <span className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-accent px-1.5 font-semibold text-2xs text-on-accent tabular-nums">
              <span aria-hidden>
                {row.unread_count > 99 ? '99+' : count(row.unread_count, options.language)}
              </span>
              <span className="sr-only">{t('inbox.unread', { count: row.unread_count })}</span>
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  )
})

function Preview({ row, unread }: { row: Row; unread: boolean }) {
  const language = useLanguage()
  const kind = messageKind(row.last_message_type)
  const Icon = kindIcon(kind)
  const words =
    row.last_message_type === null
      ? ''
      : previewLine({ type: row.last_message_type, text: row.last_message_text }, language)
  return (
    <span
      className={cx('flex min-w-0 flex-1 items-center gap-1 text-sm', unread ? 'text-ink' : 'text-ink-soft')}
    >
      {row.last_message_direction === 'outbound' ? (
        <Ticks delivery={deliveryOf(row.last_message_status)} faint />
      ) : null}
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" /> : null}
      <bdi dir="auto" className="line-auto min-w-0 flex-1">
        {words}
      </bdi>
    </span>
  )
}
