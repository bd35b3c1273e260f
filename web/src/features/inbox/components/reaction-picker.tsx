import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Popover } from '@base-ui/react/popover'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, language } from '@/lib/i18n'

const EmojiList = lazy(async () => ({ default: (await import('./emoji-list')).EmojiList }))

/** What WhatsApp itself offers first. */
const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏']

/** Emoji to react with: a few at once, all behind the plus. The one that is there is taken away by picking it again. */
export function ReactionPicker(props: {
  mine: string | null
  onPick: (emoji: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const pick = (emoji: string) => props.onPick(emoji === props.mine ? '' : emoji)
  const own = props.mine !== null && !QUICK.includes(props.mine) ? [props.mine] : []
  return (
    <DirectionProvider direction={LANGUAGES[language()].dir}>
      <span ref={anchor} aria-hidden className="absolute inset-0 -z-10" />
      <Popover.Root open onOpenChange={(open) => (open ? undefined : props.onClose())}>
        <Popover.Portal>
          <Popover.Positioner
            anchor={anchor}
            side="top"
            align="center"
            sideOffset={6}
            collisionPadding={8}
            className="z-50"
          >
            <Popover.Popup
              aria-label={t('message.menu.react')}
              data-testid="reactions-menu"
              className="animate-enter overflow-hidden rounded-xl bg-raised shadow-popup outline-none"
            >
              {all ? (
                <Suspense>
                  <EmojiList onPick={pick} />
                </Suspense>
              ) : (
                <div className="flex items-center gap-0.5 p-1">
                  {[...own, ...QUICK].map((emoji) => (
                    <button
                      key={emoji}
                      type="button"
                      aria-pressed={emoji === props.mine}
                      aria-label={t(emoji === props.mine ? 'message.unreact' : 'message.reactWith', {
                        emoji,
                      })}
                      onClick={() => pick(emoji)}
                      className="flex size-9 items-center justify-center rounded-lg text-xl hover:bg-hover aria-pressed:bg-selected touch:size-touch"
                    >
                      {emoji}
                    </button>
                  ))}
                  <button
                    type="button"
                    aria-label={t('message.moreEmoji')}
                    onClick={() => setAll(true)}
                    className="flex size-9 items-center justify-center rounded-lg text-ink-soft hover:bg-hover touch:size-touch"
                  >
                    <Plus aria-hidden className="size-5" />
                  </button>
                </div>
              )}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </DirectionProvider>
  )
}
