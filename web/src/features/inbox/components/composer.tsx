import { Ban, Eye, Hourglass, LayoutTemplate, StickyNote } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { exactTime, timeLeft } from '@/lib/format'
import { useFormatOptions, useMay } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import type { ConversationRow, MessageRow } from '../api/rows'
import { useSend } from '../hooks/use-send'
import { windowState } from '../model/window'
import { NoteComposer } from './compose/note-composer'
import { OpenComposer } from './compose/open-composer'
import { OptOutNotice } from './compose/opt-out-notice'
import { Closed, FIELD_ID } from './compose/shell'

/** The field that is written in, for those who send the focus there. */
export const COMPOSER_ID = FIELD_ID

const TemplateDialog = lazy(async () => ({
  default: (await import('./compose/template-dialog')).TemplateDialog,
}))

export interface ComposerProps {
  conversation: ConversationRow
  /** The message that is being answered. */
  quoted: MessageRow | null
  quotedAuthor: string
  onQuoteDone: () => void
  /** An answer is being written, or not any more. */
  onWriting: (writing: boolean) => void
}

/** Where answers and notes are written; or why none can be, and what can be done instead. */
export function Composer(props: ComposerProps) {
  const { conversation } = props
  const { t } = useTranslation()
  const may = useMay()
  const [noting, setNoting] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const options = useFormatOptions()
  const window = windowState(conversation, useNow())
  const send = useSend(conversation.id, null)

  const blocked = conversation.contact?.blocked_at != null
  const onNote = may('writeNotes') ? () => setNoting(true) : null
  const noteButton = onNote ? (
    <Button size="sm" icon={<StickyNote aria-hidden className="size-4" />} onClick={onNote}>
      {t('composer.note.write')}
    </Button>
  ) : null

  if (noting) return <NoteComposer conversation={conversation} onBack={() => setNoting(false)} />
  if (!may('sendMessages')) {
    return (
      <Closed icon={Eye} title={t('composer.viewerTitle')}>
        {t('composer.viewer')}
      </Closed>
    )
  }
  if (blocked) {
    return (
      <Closed icon={Ban} title={t('composer.blockedTitle')} actions={noteButton}>
        {t('composer.blocked')}
      </Closed>
    )
  }
  const template = choosing ? (
    <Suspense>
      <TemplateDialog
        conversation={conversation}
        onClose={() => setChoosing(false)}
        onSend={(planned, at) => {
          setChoosing(false)
          send([planned], at)
        }}
      />
    </Suspense>
  ) : null
  if (!window.open) {
    return (
      <>
        <div className="mx-auto w-full max-w-thread px-2 tablet:px-5">
          <OptOutNotice conversationId={conversation.id} />
        </div>
        <Closed
          icon={Hourglass}
          title={t('composer.closedTitle')}
          actions={
            <>
              <Button
                size="sm"
                look="primary"
                data-testid="choose-template"
                icon={<LayoutTemplate aria-hidden className="size-4" />}
                onClick={() => setChoosing(true)}
              >
                {t('composer.template.choose')}
              </Button>
              {noteButton}
            </>
          }
        >
          {window.closesAt === null ? t('composer.closedNever') : t('composer.closedSince')}
          {window.closesAt === null ? null : (
            <time dateTime={new Date(window.closesAt).toISOString()} className="block text-ink-faint text-xs">
              {t('composer.closedAt', { time: exactTime(window.closesAt, options) })}
            </time>
          )}
        </Closed>
        {template}
      </>
    )
  }
  return (
    <>
      <OpenComposer
        {...props}
        until={window.closesAt}
        onTemplate={() => setChoosing(true)}
        onNote={onNote}
        warning={
          window.urgency === 'calm'
            ? null
            : t('composer.windowEnds', { time: timeLeft(window.leftMs, options.language) })
        }
      />
      {template}
    </>
  )
}
