import { useQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { COARSE_POINTER } from '@/lib/media-query'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useShortcuts } from '@/lib/shortcuts'
import { useRemembered } from '@/lib/use-remembered'
import { quickRepliesQuery } from '../../api/quick-replies'
import { useAttachments } from '../../hooks/use-attachments'
import { useDraft } from '../../hooks/use-draft'
import { useSend } from '../../hooks/use-send'
import { useTyping } from '../../hooks/use-typing'
import { hasLink, planMessages } from '../../model/compose'
import { MAX_CAPTION_LENGTH, MAX_TEXT_LENGTH } from '../../model/limits'
import { fillVariables, findReplies, openVariables, slashAt } from '../../model/suggest'
import { AttachmentCards } from '../attachment-cards'
import type { ComposerProps } from '../composer'
import { AnsweringAs } from './answering-as'
import type { FormName } from './more-menu'
import { OptOutNotice } from './opt-out-notice'
import { QuoteStrip } from './quote-strip'
import { FIELD_ID, shellClass } from './shell'
import { Suggestions, useSuggestions } from './suggestions'
import { Toolbar } from './toolbar'
import { useDrop } from './use-drop'
import { fieldClass, useField } from './use-field'

const Recorder = lazy(async () => ({ default: (await import('./recorder')).Recorder }))
const MessageForm = lazy(async () => ({ default: (await import('./forms/message-form')).MessageForm }))
const SaveReplyDialog = lazy(async () => ({
  default: (await import('./save-reply-dialog')).SaveReplyDialog,
}))

interface OpenComposerProps extends ComposerProps {
  warning: string | null
  /** When free text ends. */
  until: number | null
  onTemplate: () => void
  onNote: (() => void) | null
}

/** The composer while the customer may be answered freely. */
export function OpenComposer(props: OpenComposerProps) {
  const { conversation, quoted } = props
  const { t } = useTranslation()
  const [text, setText] = useDraft(conversation.id)
  const attachments = useAttachments()
  const field = useField(text, setText)
  const send = useSend(conversation.id, quoted?.id ?? null)
  const showTyping = useTyping(conversation.id)
  const [enterSends, setEnterSends] = useRemembered('composer.enter', true)
  const [linkPreview, setLinkPreview] = useState(true)
  const [panel, setPanel] = useState<'voice' | 'saveReply' | FormName | null>(null)
  const shell = useRef<HTMLFormElement>(null)
  const listId = useId()

  const files = attachments.ready
  const limit = files.length > 0 ? MAX_CAPTION_LENGTH : MAX_TEXT_LENGTH
  const excess = Math.max(0, [...text.trim()].length - limit)
  const sendable = (text.trim() !== '' || files.length > 0) && excess === 0 && !attachments.busy
  const unfilled = openVariables(text)

  const add = (chosen: File[]) => {
    attachments.add(chosen)
    field.ref.current?.focus()
  }
  const dropZone = useDrop(shell, t('composer.dropHere'), add)
  const replies = useQuickReplies(conversation.contact?.name ?? null)
  const slash = slashAt(text, field.caret)
  const suggestions = useSuggestions(replies(slash?.query ?? ''), slash && `/${slash.query}`, (reply) => {
    field.insert(reply.filled, slash?.start)
    const [open] = openVariables(reply.filled)
    if (open) field.select(open)
  })
  useShortcuts([{ code: 'Slash', run: () => field.insert('/') }])

  const submit = (at: number | null) => {
    if (!sendable) return
    send(planMessages(text, files, { linkPreview }), at)
    props.onQuoteDone()
    props.onWriting(false)
    setText('')
    setLinkPreview(true)
    attachments.clear()
    field.ref.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // An input method's Enter chooses a word; 229 is what it sends where isComposing is not told.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (suggestions.onKeyDown(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      if (quoted) props.onQuoteDone()
      else field.ref.current?.blur()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    const commanded = event.ctrlKey || event.metaKey
    // On a phone Enter makes a new line, as everywhere there; the button sends.
    if ((!enterSends || matchMedia(COARSE_POINTER).matches) && !commanded) return
    event.preventDefault()
    submit(null)
  }

  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    event.preventDefault()
    add(pasted)
  }

  const close = () => {
    setPanel(null)
    field.ref.current?.focus()
  }

  return (
    <form
      ref={shell}
      aria-label={t('composer.label')}
      onSubmit={(event) => {
        event.preventDefault()
        submit(null)
      }}
      className={shellClass}
    >
      {dropZone}
      {props.warning ? (
        <p className="flex items-center gap-1.5 px-2 pb-1.5 text-warn text-xs">
          <Hourglass aria-hidden className="size-3.5" />
          {props.warning}
        </p>
      ) : null}
      <OptOutNotice conversationId={conversation.id} />
      <AnsweringAs conversation={conversation} />
      <div className="relative rounded-xl border bg-surface transition-colors focus-within:border-accent">
        <Suggestions id={listId} label={t('composer.quick.label')} state={suggestions} />
        {quoted ? (
          <QuoteStrip quoted={quoted} author={props.quotedAuthor} onDrop={props.onQuoteDone} />
        ) : null}
        <AttachmentCards attachments={attachments} />
        {panel === 'voice' ? (
          <Suspense fallback={<div className="h-11" />}>
            <Recorder
              onCancel={close}
              onDone={({ file, filename, voice }) => {
                send([
                  {
                    text: t('composer.voice.label'),
                    message: { type: 'audio', audio: voice ? { voice: true } : {} },
                    file: { file, filename },
                    photo: null,
                  },
                ])
                props.onQuoteDone()
                close()
              }}
            />
          </Suspense>
        ) : (
          <>
            <textarea
              ref={field.ref}
              id={FIELD_ID}
              // Empty, it follows the page; "auto" would put the placeholder at the left in Arabic.
              dir={text ? 'auto' : undefined}
              rows={1}
              value={text}
              placeholder={t(files.length > 0 ? 'composer.captionPlaceholder' : 'composer.placeholder')}
              aria-label={t('composer.label')}
              aria-invalid={excess > 0 || undefined}
              aria-autocomplete="list"
              aria-controls={suggestions.open ? listId : undefined}
              aria-activedescendant={suggestions.open ? `${listId}-${suggestions.active}` : undefined}
              data-testid="composer-input"
              onChange={(event) => {
                setText(event.target.value)
                field.onSelect()
                const writing = event.target.value.trim() !== ''
                if (writing) showTyping()
                props.onWriting(writing)
              }}
              onSelect={field.onSelect}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              className={fieldClass}
            />
            {excess > 0 ? (
              <p role="alert" className="px-3 pb-1 text-danger text-xs">
                {t('composer.tooLong', { count: excess })}
              </p>
            ) : null}
            {unfilled.length > 0 ? (
              <p role="status" className="px-3 pb-1 text-warn text-xs">
                {t('composer.quick.unfilled')} <Ltr>{unfilled.join(' ')}</Ltr>
              </p>
            ) : null}
            {files.length === 0 && hasLink(text) ? (
              <label className="flex items-center gap-2 px-3 pb-1 text-ink-soft text-xs touch:min-h-touch">
                <input
                  type="checkbox"
                  checked={linkPreview}
                  onChange={(event) => setLinkPreview(event.target.checked)}
                  className="size-4"
                />
                {t('composer.linkPreview')}
              </label>
            ) : null}
            <Toolbar
              onFiles={add}
              onEmoji={(emoji) => field.insert(emoji)}
              onSlash={() => field.insert(text === '' || /\s$/.test(text) ? '/' : ' /')}
              onTemplate={props.onTemplate}
              onNote={props.onNote}
              onVoice={() => setPanel('voice')}
              onForm={setPanel}
              onSaveReply={text.trim() === '' ? null : () => setPanel('saveReply')}
              enterSends={enterSends}
              onEnterSends={setEnterSends}
              sendable={sendable}
              until={props.until}
              onLater={submit}
            />
          </>
        )}
      </div>
      <Suspense>
        {panel === 'saveReply' ? <SaveReplyDialog text={text} onClose={close} /> : null}
        {panel !== null && panel !== 'voice' && panel !== 'saveReply' ? (
          <MessageForm
            form={panel}
            conversation={conversation}
            initialText={text.trim()}
            onClose={close}
            onSend={(planned, at) => {
              send([planned], at)
              // What was written went along as the words of the message.
              if (planned.message.type === 'interactive') setText('')
              props.onQuoteDone()
              close()
            }}
          />
        ) : null}
      </Suspense>
    </form>
  )
}

/** Quick replies that fit a query, with what is known of the person and the project filled in. */
function useQuickReplies(contactName: string | null) {
  const { project } = useProject()
  const me = useUserId()
  const { data: members } = useQuery(membersQuery(project.id))
  const { data: replies } = useQuery(quickRepliesQuery(project.id))
  const values = {
    name: contactName,
    first_name: contactName?.split(/\s+/)[0] ?? null,
    agent: members?.find(({ id }) => id === me)?.name ?? null,
    project: project.name,
  }
  return (query: string) =>
    findReplies(replies ?? [], query).map((reply) => {
      const filled = fillVariables(reply.body, values)
      return {
        id: reply.id,
        title: reply.name,
        hint: reply.shortcut ? <bdi>{`/${reply.shortcut}`}</bdi> : null,
        detail: filled,
        filled,
      }
    })
}
