import { useTranslation } from 'react-i18next'
import type { Reaction } from '../model/annotations'

/** Reactions, hanging on the lower edge of their bubble. */
export function BubbleReactions({ reactions, contactName }: { reactions: Reaction[]; contactName: string }) {
  const { t } = useTranslation()
  if (reactions.length === 0) return null
  return (
    <ul className="relative z-10 -mt-1.5 flex gap-1 px-2" data-testid="reactions">
      {reactions.map(({ emoji, by }) => {
        const names = by.map((one) => (one === 'us' ? t('message.us') : contactName))
        const label = t('message.reacted', { names: names.join('، '), emoji })
        return (
          <li
            key={emoji}
            title={label}
            className="flex h-6 items-center gap-1 rounded-full border bg-surface px-1.5 text-sm leading-none"
          >
            <span aria-hidden>{emoji}</span>
            {by.length > 1 ? (
              <span aria-hidden className="text-2xs text-ink-soft tabular-nums">
                {by.length}
              </span>
            ) : null}
            <span className="sr-only">{label}</span>
          </li>
        )
      })}
    </ul>
  )
}
