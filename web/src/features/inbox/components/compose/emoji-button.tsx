import { Smile } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'

const load = () => import('./emoji-popover')
const EmojiPopover = lazy(async () => ({ default: (await load()).EmojiPopover }))

/** Opens the emoji. Their code and names arrive when the button is first pointed at. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation()
  const [used, setUsed] = useState(false)
  const button = (
    <IconButton
      label={t('composer.emoji.label')}
      tip="above"
      data-testid="composer-emoji"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setUsed(true)}
    >
      <Smile aria-hidden className="size-5" />
    </IconButton>
  )
  if (!used) return button
  return (
    <Suspense fallback={button}>
      <EmojiPopover onPick={onPick} />
    </Suspense>
  )
}
