import { type EmojiData, EmojiPicker } from 'frimousse'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { useLanguage } from '@/lib/use-language'

/** The emoji by group, searched in the person's language. */
export function EmojiList({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <EmojiPicker.Root
      locale={language}
      columns={8}
      resolveEmojiData={emojiData}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="flex h-80 w-fit flex-col"
    >
      <EmojiPicker.Search
        autoFocus
        dir="auto"
        aria-label={t('message.searchEmoji')}
        placeholder={t('message.searchEmoji')}
        className="m-2 h-9 rounded-lg bg-sunken px-3 text-sm placeholder:text-start touch:h-touch touch:text-field"
      />
      <EmojiPicker.Viewport className="relative min-h-0 flex-1 outline-hidden">
        <EmojiPicker.Loading className="absolute inset-0 flex items-center justify-center text-ink-faint">
          <Spinner className="size-5" />
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className="absolute inset-0 flex items-center justify-center text-ink-soft text-sm">
          {t('message.noEmoji')}
        </EmojiPicker.Empty>
        <EmojiPicker.List className="select-none px-2 pb-2" />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  )
}

/** From the dashboard's own host, with Arabic names for Arabic. */
async function emojiData(locale: string): Promise<EmojiData> {
  const data = locale === 'ar' ? await import('virtual:emoji/ar') : await import('virtual:emoji/en')
  return data.default
}
