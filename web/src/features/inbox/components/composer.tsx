import { Ban, Eye, Hourglass, ImagePlus, type LucideIcon, SendHorizontal, X } from 'lucide-react'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { cx } from '@/lib/cx'
import { exactTime, timeLeft } from '@/lib/format'
import { COARSE_POINTER } from '@/lib/media-query'
import { useFormatOptions, useMay } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import type { ConversationRow, MessageRow } from '../api/rows'
import { useAttachments } from '../hooks/use-attachments'
import { useDraft } from '../hooks/use-draft'
import { useOutbox } from '../hooks/use-outbox'
import { planMessages } from '../model/compose'
import { MAX_CAPTION_LENGTH, MAX_TEXT_LENGTH } from '../model/limits'
import { windowState } from '../model/window'
import { AttachmentCards } from './attachment-cards'
import { QuotedWords } from './bubble-quote'

export const COMPOSER_ID = 'composer'

interface ComposerProps {
  conversation: ConversationRow
  /** The message that is being answered. */
  quoted: MessageRow | null
  quotedAuthor: string
  onQuoteDone: () => void
}

/** Where answers are written; or why none can be. */
export function Composer(props: ComposerProps) {
  const { conversation } = props
  const { t } = useTranslation()
  const may = useMay()
  const options = useFormatOptions()
  const window = windowState(conversation, useNow())
  if (!may('sendMessages')) {
    return (
      <Closed icon={Eye} title={t('composer.viewerTitle')}>
        {t('composer.viewer')}
      </Closed>
    )
  }
  if (conversation.contact?.blocked_at) {
    return (
      <Closed icon={Ban} title={t('composer.blockedTitle')}>
        {t('composer.blocked')}
      </Closed>
    )
  }
  if (!window.open) {
    return (
      <Closed icon={Hourglass} title={t('composer.closedTitle')}>
        {window.closesAt === null ? t('composer.closedNever') : t('composer.closedSince')}
        {window.closesAt === null ? null : (
          <time dateTime={new Date(window.closesAt).toISOString()} className="block text-ink-faint text-xs">
            {t('contact.windowClosedSince', { time: exactTime(window.closesAt, options) })}
          </time>
        )}
      </Closed>
    )
  }
  return (
    <OpenComposer
      {...props}
      warning={
        window.urgency === 'calm'
          ? null
          : t('composer.windowEnds', { time: timeLeft(window.leftMs, options.language) })
      }
    />
  )
}

function OpenComposer({ warning, ...props }: ComposerProps & { warning: string | null }) {
  const { conversation, quoted } = props
  const { t } = useTranslation()
  const outbox = useOutbox()
  const [text, setText] = useDraft(conversation.id)
  const attachments = useAttachments()
  const [dragging, setDragging] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  useGrow(field, text)

  const photos = attachments.ready
  const limit = photos.length > 0 ? MAX_CAPTION_LENGTH : MAX_TEXT_LENGTH
  const excess = Math.max(0, [...text.trim()].length - limit)
  const sendable = (text.trim() !== '' || photos.length > 0) && excess === 0 && !attachments.busy

  const send = () => {
    if (!sendable) return
    for (const [index, message] of planMessages(text, photos).entries()) {
      outbox.add({
        key: crypto.randomUUID(),
        conversationId: conversation.id,
        path: null,
        replyToId: index === 0 ? (quoted?.id ?? null) : null,
        ...message,
      })
    }
    props.onQuoteDone()
    setText('')
    attachments.clear()
    field.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // An input method's Enter chooses a word; 229 is what it sends where isComposing is not told.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      event.preventDefault()
      if (quoted) props.onQuoteDone()
      else field.current?.blur()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    // On a phone Enter makes a new line, as everywhere there; the button sends.
    if (matchMedia(COARSE_POINTER).matches && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    send()
  }

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    attachments.add(files)
  }

  const drag = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setDragging(true)
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setDragging(false)
      attachments.add([...event.dataTransfer.files])
      field.current?.focus()
    },
  }

  return (
    <form
      {...drag}
      aria-label={t('composer.label')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      className="mx-auto w-full max-w-thread shrink-0 px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] tablet:px-5 tablet:pb-4"
    >
      {warning ? (
        <p className="flex items-center gap-1.5 px-2 pb-1.5 text-warn text-xs">
          <Hourglass aria-hidden className="size-3.5" />
          {warning}
        </p>
      ) : null}
      <div
        className={cx(
          'relative rounded-xl border bg-surface transition-colors focus-within:border-accent',
          dragging && 'border-accent',
        )}
      >
        {quoted ? (
          <div
            data-testid="composer-quote"
            className="mx-1 mt-1 flex items-center gap-1 rounded-lg border-accent border-s-3 bg-sunken ps-2.5"
          >
            <div className="min-w-0 flex-1 py-1.5">
              <QuotedWords row={quoted} marks={null} author={props.quotedAuthor} />
            </div>
            <IconButton label={t('composer.dropQuote')} tip="above" onClick={props.onQuoteDone}>
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
        ) : null}
        <AttachmentCards attachments={attachments} />
        <div className="flex items-end gap-0.5 p-1">
          <IconButton label={t('composer.attach')} tip="above" onClick={() => picker.current?.click()}>
            <ImagePlus aria-hidden className="size-5" />
          </IconButton>
          <input
            ref={picker}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
            multiple
            tabIndex={-1}
            aria-label={t('composer.attach')}
            data-testid="composer-file"
            className="sr-only"
            onChange={(event) => {
              attachments.add([...(event.target.files ?? [])])
              event.target.value = ''
              field.current?.focus()
            }}
          />
          <textarea
            ref={field}
            id={COMPOSER_ID}
            // Empty, it follows the page; "auto" would put the placeholder at the left in Arabic.
            dir={text ? 'auto' : undefined}
            rows={1}
            value={text}
            placeholder={photos.length > 0 ? t('composer.captionPlaceholder') : t('composer.placeholder')}
            aria-label={t('composer.label')}
            aria-invalid={excess > 0 || undefined}
            data-testid="composer-input"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="scroll-area max-h-48 min-w-0 flex-1 resize-none bg-transparent px-2 py-2 text-base leading-5 outline-none touch:py-2.5 touch:text-field touch:leading-6"
          />
          <button
            type="submit"
            disabled={!sendable}
            aria-label={t('composer.send')}
            title={t('composer.hint')}
            data-testid="composer-send"
            className="inline-flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent transition-colors hover:bg-accent-hover disabled:bg-sunken disabled:text-ink-faint touch:size-touch"
          >
            <SendHorizontal aria-hidden className="mirror size-5" />
          </button>
        </div>
        {excess > 0 ? (
          <p role="alert" className="px-3 pb-2 text-danger text-xs">
            {t('composer.tooLong', { count: excess })}
          </p>
        ) : null}
        {dragging ? (
          <div className="pointer-events-none absolute inset-0 flex items-center justify-center rounded-xl bg-accent-soft font-medium text-accent-ink text-sm">
            {t('composer.dropHere')}
          </div>
        ) : null}
      </div>
    </form>
  )
}

/** Grows with what is written, up to the height that its class allows. */
function useGrow(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew with every change of the text
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [field, text])
}

function Closed(props: { icon: LucideIcon; title: string; children: React.ReactNode }) {
  const Icon = props.icon
  return (
    <div
      data-testid="composer-closed"
      className="mx-auto w-full max-w-thread shrink-0 px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] tablet:px-5 tablet:pb-4"
    >
      <div className="flex items-start gap-3 rounded-xl border bg-surface px-4 py-3">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-faint" />
        <div className="min-w-0 text-ink-soft text-sm">
          <p className="font-semibold text-ink">{props.title}</p>
          {props.children}
        </div>
      </div>
    </div>
  )
}
