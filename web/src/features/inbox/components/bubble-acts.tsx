import { CalendarX2, Copy, EllipsisVertical, Info, Reply, RotateCcw, Smile } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MenuButton, type MenuHandle } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { ApiProblem, problemSentence } from '@/lib/problem'
import { useMay } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { useCancel, useReact } from '../api/message-acts'
import type { MessageRow } from '../api/rows'
import type { LongPress } from '../hooks/use-long-press'
import { useRetry } from '../hooks/use-retry'
import { failureReason, worthSendingAgain } from '../model/delivery'

const ReactionPicker = lazy(async () => ({ default: (await import('./reaction-picker')).ReactionPicker }))
const MessageInfo = lazy(async () => ({ default: (await import('./message-info')).MessageInfo }))

const buttonClass =
  'inline-flex size-8 touch:-my-2 touch:size-touch shrink-0 items-center justify-center rounded-full text-ink-soft opacity-0 transition-opacity hover:bg-hover hover:text-ink focus-visible:opacity-100 aria-expanded:opacity-100 group-hover:opacity-100'

/** What can be done with a message: with the pointer on it, from the keyboard, or by a long press. */
export function BubbleActs(props: {
  row: MessageRow
  text: string | null
  /** The team's reaction to it. */
  mine: string | null
  press: LongPress
  onReply?: (row: MessageRow) => void
}) {
  const { row, onReply } = props
  const { t } = useTranslation()
  const may = useMay()
  const [reacting, setReacting] = useState(false)
  const [informing, setInforming] = useState(false)
  const menu = useRef<MenuHandle>(null)
  useEffect(() => props.press.listen(() => menu.current?.open()), [props.press])
  const fail = useFailureToast()
  const { mutate: react } = useReact(row)
  const { mutate: cancel } = useCancel(row)
  const { retry } = useRetry(row, fail)
  // WhatsApp knows a message of ours once it has taken it.
  const canReact = onReply !== undefined && (row.direction === 'inbound' || row.accepted_at !== null)
  const canRetry =
    row.status === 'failed' && may('sendMessages') && worthSendingAgain(failureReason(row.error_code))

  const entries = (): MenuEntry[] => {
    const item = (id: string, show: boolean, Icon: typeof Copy, onSelect: () => void): MenuEntry[] =>
      show
        ? [
            {
              kind: 'item',
              id,
              text: t(`message.menu.${id as 'copy'}`),
              icon: <Icon className="size-4" />,
              onSelect,
            },
          ]
        : []
    return [
      ...item('reply', canReact, Reply, () => onReply?.(row)),
      ...item('react', canReact, Smile, () => setReacting(true)),
      ...item('copy', Boolean(props.text), Copy, () => void copy(props.text ?? '')),
      ...item('info', true, Info, () => setInforming(true)),
      ...item('retry', canRetry, RotateCcw, retry),
      ...item('cancel', row.status === 'scheduled' && may('sendMessages'), CalendarX2, () =>
        cancel(undefined, { onError: fail }),
      ),
    ]
  }
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toast({ kind: 'done', text: t('common.copied') }),
      () => toast({ kind: 'failed', text: t('contact.copyFailed') }),
    )
  return (
    <span className="relative flex shrink-0 items-center">
      {canReact ? (
        <>
          <button
            type="button"
            aria-label={t('message.menu.react')}
            aria-expanded={reacting}
            title={t('message.menu.react')}
            data-testid="react"
            onClick={() => setReacting(true)}
            className={`${buttonClass} touch:hidden`}
          >
            <Smile aria-hidden className="size-4" />
          </button>
          <button
            type="button"
            aria-label={t('message.reply')}
            title={t('message.reply')}
            data-testid="reply"
            onClick={() => onReply?.(row)}
            className={`${buttonClass} touch:opacity-100`}
          >
            <Reply aria-hidden className="mirror size-4" />
          </button>
        </>
      ) : null}
      <MenuButton
        label={t('message.menu.label')}
        testId="message-menu"
        entries={entries}
        handle={menu}
        className={`${buttonClass} touch:pointer-events-none touch:absolute`}
      >
        <EllipsisVertical aria-hidden className="size-4" />
      </MenuButton>
      {reacting ? (
        <Suspense>
          <ReactionPicker
            mine={props.mine}
            onPick={(emoji) => {
              setReacting(false)
              react(emoji, { onError: fail })
            }}
            onClose={() => setReacting(false)}
          />
        </Suspense>
      ) : null}
      {informing ? (
        <Suspense>
          <MessageInfo row={row} onClose={() => setInforming(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}

/** Says why an act was refused. */
function useFailureToast(): (error: unknown) => void {
  const { t } = useTranslation()
  const language = useLanguage()
  return (error) =>
    toast({
      kind: 'failed',
      text: (error instanceof ApiProblem && problemSentence(error, language)) || t('errors.temporary'),
    })
}
