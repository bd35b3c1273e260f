import type { Need } from '@contracts/conversations'
import { Link } from '@tanstack/react-router'
import { Check, Pin } from 'lucide-react'
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
import { keepList } from '../model/filters'
import { kindIcon, messageKind } from '../model/message-kind'
import { mostUrgent } from '../model/needs'
import { keptPreview } from '../model/preview'
import { waited } from '../model/waited'
import { windowState } from '../model/window'
import { ContactName } from './contact-name'
import { Ticks } from './ticks'
import { WindowClock } from './window-clock'

/** Why a conversation waits for a person, and since when; settled while it is still open. */
export interface Waiting {
  reasons: Need[]
  since: string
  settled: boolean
}

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
  pinned?: boolean
  waiting?: Waiting
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
      search={keepList}
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
          {props.pinned ? (
            <Pin
              aria-label={t('list.pinned')}
              role="img"
              className="size-3 shrink-0 self-center text-ink-faint"
            />
          ) : null}
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
          {props.waiting ? <WhyWaiting waiting={props.waiting} now={now} /> : null}
          <Preview row={row} unread={unread} />
          {props.showStatus && row.status !== 'open' ? (
            <span className="shrink-0 rounded-full bg-sunken px-1.5 text-2xs text-ink-soft">
              {t(`statuses.${row.status}`)}
            </span>
          ) : null}
          {row.status !== 'closed' &&
          !props.waiting?.reasons.includes('window_closing') &&
          (window.urgency === 'soon' || window.urgency === 'urgent') ? (
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

const LOUD = new Set<Need>(['window_closing', 'send_failed'])

/** The first reason in a few words; all of them on hover and for screen readers. */
function WhyWaiting({ waiting: { reasons, since, settled }, now }: { waiting: Waiting; now: number }) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  if (settled) {
    return (
      <span className="inline-flex shrink-0 items-center gap-1 rounded-md bg-accent-soft px-1.5 font-medium text-2xs text-accent-ink">
        <Check aria-hidden className="size-3" />
        {t('list.settled')}
      </span>
    )
  }
  const first = mostUrgent(reasons)
  const time = waited(now - Date.parse(since), options.language)
  const all = reasons.map((reason) => t(`list.reasons.${reason}`)).join(t('list.comma'))
  return (
    <span
      data-testid="reason"
      data-reasons={reasons.join(' ')}
      title={`${all} · ${exactTime(Date.parse(since), options)}`}
      className={cx(
        'shrink-0 rounded-md px-1.5 font-medium text-2xs tabular-nums',
        LOUD.has(first) ? 'bg-danger-soft text-danger' : 'bg-warn-soft text-warn',
      )}
    >
      <span aria-hidden>{first === 'unanswered' ? t('list.waits', { time }) : t(`list.short.${first}`)}</span>
      <span className="sr-only">{all}</span>
    </span>
  )
}

function Preview({ row, unread }: { row: Row; unread: boolean }) {
  const language = useLanguage()
  const kind = messageKind(row.last_message_type)
  const Icon = kindIcon(kind)
  const words =
    row.last_message_kind === null ? '' : keptPreview(row.last_message_kind, row.last_message_text, language)
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
