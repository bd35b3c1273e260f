import { StickyNote, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, type FormatOptions, timeOfDay } from '@/lib/format'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import { useDeleteNote } from '../api/note-acts'
import type { NoteRow } from '../model/asides'

/** A note of a colleague, on a surface of its own: the customer never sees it. */
export const NoteLine = memo(function NoteLine(props: {
  note: NoteRow
  conversationId: string
  names: ReadonlyMap<string, string>
  options: FormatOptions
}) {
  const { note, names, options } = props
  const { t } = useTranslation()
  const me = useUserId()
  const { mutate, isPending } = useDeleteNote(props.conversationId)
  const at = Date.parse(note.created_at)
  const author =
    note.author_id === me ? t('common.you') : (names.get(note.author_id ?? '') ?? t('message.byTeam'))
  const mentioned = note.mentioned_user_ids.flatMap((id) =>
    id === me ? t('common.you') : (names.get(id) ?? []),
  )
  return (
    <div className="flex justify-center pt-2.5">
      <article
        data-testid="note"
        data-note-id={note.id}
        aria-label={t('message.note.by', { name: author })}
        className="group w-full max-w-bubble rounded-xl border border-line-strong border-dashed bg-warn-soft px-3 py-2"
      >
        <header className="flex items-center gap-1.5 text-warn text-xs">
          <StickyNote aria-hidden className="size-3.5 shrink-0" />
          <bdi dir="auto" className="line-auto min-w-0 font-semibold">
            {author}
          </bdi>
          <span className="shrink-0">{t('message.note.internal')}</span>
          <time
            dateTime={note.created_at}
            title={exactTime(at, options)}
            className="ms-auto shrink-0 text-2xs text-ink-soft"
          >
            {note.updated_at !== note.created_at ? `${t('message.edited')} ` : ''}
            {timeOfDay(at, options)}
          </time>
          {note.author_id === me ? (
            <button
              type="button"
              aria-label={t('message.note.delete')}
              title={t('message.note.delete')}
              disabled={isPending}
              onClick={() =>
                mutate(note.id, { onError: () => toast({ kind: 'failed', text: t('errors.actFailed') }) })
              }
              className="-my-1.5 inline-flex size-7 items-center justify-center rounded-md text-ink-soft opacity-0 hover:bg-hover focus-visible:opacity-100 group-hover:opacity-100 touch:size-touch touch:opacity-100"
            >
              <Trash2 aria-hidden className="size-3.5" />
            </button>
          ) : null}
        </header>
        <p dir="auto" className="whitespace-pre-wrap pt-0.5 text-base [overflow-wrap:anywhere]">
          {note.body}
        </p>
        {mentioned.length > 0 ? (
          <p className="pt-1 text-ink-soft text-xs">
            {t('message.note.mentions', { names: mentioned.join(t('list.comma')) })}
          </p>
        ) : null}
      </article>
    </div>
  )
})
