import { LayoutTemplate, Mic, Paperclip, StickyNote, Zap } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { ACCEPT } from '../../model/file-kind'
import { EmojiButton } from './emoji-button'
import { MoreMenu } from './more-menu'
import { SendButton } from './send-button'

interface ToolbarProps extends Omit<ComponentProps<typeof MoreMenu>, 'narrow'> {
  onFiles: (files: File[]) => void
  onEmoji: (emoji: string) => void
  onSlash: () => void
  onVoice: () => void
  sendable: boolean
  until: number | null
  onLater: (moment: number) => void
}

/** What can be put into a message, and sending it. */
export function Toolbar({
  onFiles,
  onEmoji,
  onSlash,
  onVoice,
  sendable,
  until,
  onLater,
  ...more
}: ToolbarProps) {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className="flex items-center gap-0.5 p-1 pt-0">
      <MoreMenu {...more} />
      <IconButton label={t('composer.attach')} tip="above" onClick={() => picker.current?.click()}>
        <Paperclip aria-hidden className="size-5" />
      </IconButton>
      <input
        ref={picker}
        type="file"
        accept={ACCEPT}
        multiple
        tabIndex={-1}
        aria-label={t('composer.attach')}
        data-testid="composer-file"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <EmojiButton onPick={onEmoji} />
      <IconButton label={t('composer.quick.open')} tip="above" onClick={onSlash}>
        <Zap aria-hidden className="size-5" />
      </IconButton>
      {/* A phone has no room for these; they are in the menu there. */}
      <span className="hidden tablet:contents">
        <IconButton
          label={t('composer.template.open')}
          tip="above"
          data-testid="composer-template"
          onClick={more.onTemplate}
        >
          <LayoutTemplate aria-hidden className="size-5" />
        </IconButton>
        {more.onNote ? (
          <IconButton
            label={t('composer.note.write')}
            tip="above"
            data-testid="composer-note"
            onClick={more.onNote}
          >
            <StickyNote aria-hidden className="size-5" />
          </IconButton>
        ) : null}
      </span>
      <IconButton
        label={t('composer.voice.record')}
        tip="above"
        data-testid="composer-voice"
        onClick={onVoice}
      >
        <Mic aria-hidden className="size-5" />
      </IconButton>
      <span className="flex-1" />
      <SendButton
        disabled={!sendable}
        hint={t(more.enterSends ? 'composer.hint' : 'composer.hintCtrl')}
        until={until}
        onLater={onLater}
      />
    </div>
  )
}
