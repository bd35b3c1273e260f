import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/lib/use-language'
import type { MessageRow } from '../api/rows'
import { kindIcon, type MessageKind } from '../model/message-kind'
import { previewLine } from '../model/preview'

/** A message of a kind that has no drawing: what it is, in words. Never an empty bubble. */
export function BubblePlaceholder({ kind, row }: { kind: MessageKind; row: MessageRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const Icon = kindIcon(kind)
  const content = typeof row.content === 'object' ? (row.content as Record<string, unknown>) : null
  const line = previewLine({ type: row.type, text: null, content }, language)
  return (
    <div className="flex w-80 max-w-full items-center gap-3 px-3 pt-2">
      {Icon ? (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      <span className="flex min-w-0 flex-col">
        <span className="font-medium text-sm">{line}</span>
        {kind === 'unsupported' || kind === 'other' ? (
          <span className="text-ink-soft text-xs">{t('message.readOnPhone')}</span>
        ) : null}
      </span>
    </div>
  )
}
