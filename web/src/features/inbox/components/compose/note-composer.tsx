import { useQuery } from '@tanstack/react-query'
import { AtSign, StickyNote, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { problemSentence } from '@/lib/problem'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import type { ConversationRow } from '../../api/rows'
import { useWriteNote } from '../../api/write-note'
import { useDraft } from '../../hooks/use-draft'
import { MAX_NOTE_LENGTH } from '../../model/limits'
import { folded, mentionAt, mentionedIn } from '../../model/suggest'
import { EmojiButton } from './emoji-button'
import { FIELD_ID, shellClass } from './shell'
import { Suggestions, useSuggestions } from './suggestions'
import { fieldClass, useField } from './use-field'

/** A note for colleagues, on a surface of its own so that nobody takes it for an answer. */
export function NoteComposer(props: { conversation: ConversationRow; onBack: () => void }) {
  const { conversation } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const me = useUserId()
  const [text, setText] = useDraft(`note.${conversation.id}`)
  const field = useField(text, setText)
  const write = useWriteNote()
  const { data: members } = useQuery(membersQuery(project.id))
  const colleagues = useMemo(
    () => members?.filter(({ id, active }) => active && id !== me) ?? [],
    [members, me],
  )
  const key = useRef(crypto.randomUUID())
  const [failure, setFailure] = useState<string | null>(null)
  const listId = useId()
  useEffect(() => field.ref.current?.focus(), [field.ref])

  const mention = mentionAt(text, field.caret)
  const wanted = folded(mention?.query ?? '')
  const found = colleagues
    .filter(({ name }) => folded(name).includes(wanted))
    .map(({ id, name, role }) => ({ id, title: name, hint: t(`roles.${role}`), name }))
  // A name that stands there in full asks for nobody any more.
  const done = found.some(({ name }) => mention?.query.trimEnd() === name)
  const suggestions = useSuggestions(found, mention && !done ? `@${mention.start}` : null, ({ name }) =>
    field.insert(`@${name} `, mention?.start),
  )

  const submit = () => {
    const body = text.trim()
    if (body === '' || body.length > MAX_NOTE_LENGTH || write.isPending) return
    setFailure(null)
    const mentioned = mentionedIn(body, colleagues)
    write.mutate(
      { conversationId: conversation.id, body, mentioned, key: key.current },
      {
        onSuccess: () => {
          setText('')
          toast({
            kind: 'done',
            text: t(mentioned.length > 0 ? 'composer.note.savedAndTold' : 'composer.note.saved', {
              count: mentioned.length,
            }),
          })
          props.onBack()
        },
        onError: (error) => {
          // Changed after a refusal it is another note; unchanged, the key keeps it from being written twice.
          setFailure(problemSentence(error, language) ?? t('errors.connection'))
        },
      },
    )
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (suggestions.onKeyDown(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      props.onBack()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
  }

  return (
    <form
      aria-label={t('composer.note.label')}
      data-testid="note-composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className={shellClass}
    >
      <div className="relative rounded-xl border border-warn/40 bg-warn-soft focus-within:border-warn">
        <Suggestions id={listId} label={t('composer.note.colleagues')} state={suggestions} />
        <div className="flex items-center gap-1.5 ps-3 pe-1 pt-1 text-warn text-xs">
          <StickyNote aria-hidden className="size-3.5 shrink-0" />
          <p className="min-w-0 flex-1">{t('composer.note.about')}</p>
          <IconButton label={t('composer.note.back')} tip="above" onClick={props.onBack}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
        <textarea
          ref={field.ref}
          id={FIELD_ID}
          dir={text ? 'auto' : undefined}
          rows={2}
          value={text}
          maxLength={MAX_NOTE_LENGTH}
          placeholder={t('composer.note.placeholder')}
          aria-label={t('composer.note.label')}
          aria-autocomplete="list"
          aria-controls={suggestions.open ? listId : undefined}
          aria-activedescendant={suggestions.open ? `${listId}-${suggestions.active}` : undefined}
          data-testid="note-input"
          onChange={(event) => {
            setText(event.target.value)
            if (write.isError) {
              key.current = crypto.randomUUID()
              write.reset()
              setFailure(null)
            }
            field.onSelect()
          }}
          onSelect={field.onSelect}
          onKeyDown={onKeyDown}
          className={fieldClass}
        />
        {failure ? (
          <p role="alert" className="px-3 pb-1 text-danger text-xs">
            {failure}
          </p>
        ) : null}
        <div className="flex items-center gap-0.5 p-1 pt-0">
          <IconButton
            label={t('composer.note.mention')}
            tip="above"
            onClick={() => field.insert(text === '' || /\s$/.test(text) ? '@' : ' @')}
          >
            <AtSign aria-hidden className="size-5" />
          </IconButton>
          <EmojiButton onPick={(emoji) => field.insert(emoji)} />
          <span className="flex-1" />
          <Button
            type="submit"
            size="sm"
            look="primary"
            busy={write.isPending}
            disabled={text.trim() === ''}
            data-testid="note-save"
            title={t('composer.note.hint')}
          >
            {t('composer.note.save')}
          </Button>
        </div>
      </div>
    </form>
  )
}
