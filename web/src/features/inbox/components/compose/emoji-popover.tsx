import { type EmojiData, EmojiPicker } from 'frimousse'
import { Smile } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { Spinner } from '@/components/ui/spinner'
import { useLanguage } from '@/lib/use-language'

/** The emoji by group, searched in the person's language. Loaded on first use, open from the start. */
export function EmojiPopover({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [open, setOpen] = useState(true)
  return (
    <Popover
      label={t('composer.emoji.label')}
      open={open}
      onOpenChange={setOpen}
      side="top"
      trigger={
        <IconButton label={t('composer.emoji.label')} tip="none" data-testid="composer-emoji">
          <Smile aria-hidden className="size-5" />
        </IconButton>
      }
    >
      <EmojiPicker.Root
        locale={language}
        columns={8}
        resolveEmojiData={emojiData}
        onEmojiSelect={({ emoji }) => {
          setOpen(false)
          onPick(emoji)
        }}
        className="flex h-80 w-fit flex-col"
      >
        <EmojiPicker.Search
          autoFocus
          dir="auto"
          aria-label={t('composer.emoji.search')}
          placeholder={t('composer.emoji.search')}
          className="m-2 h-9 rounded-lg bg-sunken px-3 text-sm placeholder:text-start touch:h-touch touch:text-field"
        />
        <EmojiPicker.Viewport className="relative min-h-0 flex-1 outline-hidden">
          <EmojiPicker.Loading className="absolute inset-0 flex items-center justify-center text-ink-faint">
            <Spinner className="size-5" />
          </EmojiPicker.Loading>
          <EmojiPicker.Empty className="absolute inset-0 flex items-center justify-center text-ink-soft text-sm">
            {t('composer.emoji.none')}
          </EmojiPicker.Empty>
          <EmojiPicker.List className="select-none pb-2" components={{ CategoryHeader, Row, Emoji }} />
        </EmojiPicker.Viewport>
      </EmojiPicker.Root>
    </Popover>
  )
}

function CategoryHeader({ category, ...rest }: { category: { label: string } }) {
  return (
    <div {...rest} className="bg-raised px-3 py-1.5 font-medium text-ink-soft text-xs">
      {category.label}
    </div>
  )
}

function Row({ children, ...rest }: { children?: React.ReactNode }) {
  return (
    <div {...rest} className="scroll-my-1.5 px-2">
      {children}
    </div>
  )
}

function Emoji({ emoji, ...rest }: { emoji: { emoji: string; label: string } }) {
  return (
    <button
      type="button"
      {...rest}
      title={emoji.label}
      className="flex size-9 items-center justify-center rounded-lg text-xl data-active:bg-selected touch:size-10"
    >
      {emoji.emoji}
    </button>
  )
}

/** From the dashboard's own host, with Arabic names for Arabic. */
async function emojiData(locale: string): Promise<EmojiData> {
  const data = locale === 'ar' ? await import('virtual:emoji/ar') : await import('virtual:emoji/en')
  return data.default
}
