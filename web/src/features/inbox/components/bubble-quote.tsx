import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { useLanguage } from '@/lib/use-language'
import type { MessageRow } from '../api/rows'
import type { Marks } from '../model/annotations'
import { kindIcon, messageKind } from '../model/message-kind'
import { previewLine } from '../model/preview'
import type { Quote } from '../model/thread'

/** The line of the message that a bubble answers; pressing it goes there when it is loaded. */
export function BubbleQuote(props: { quote: Quote; author: string; onJump: (key: string) => void }) {
  const { t } = useTranslation()
  const { row, key, marks } = props.quote
  const className =
    'flex w-full min-w-0 flex-col rounded-lg border-accent border-s-3 bg-ink/5 px-2.5 py-1.5 text-start'
  if (row === null) {
    return <p className={cx(className, 'text-ink-soft text-sm')}>{t('message.quoteUnknown')}</p>
  }
  const inside = <QuotedWords row={row} marks={marks} author={props.author} />
  return key === null ? (
    <div data-testid="quote" className={className}>
      {inside}
    </div>
  ) : (
    <button
      type="button"
      data-testid="quote"
      title={t('message.goToQuoted')}
      onClick={() => props.onJump(key)}
      className={cx(className, 'hover:bg-hover')}
    >
      {inside}
    </button>
  )
}

/** Who said it, and what it was in one line. */
export function QuotedWords(props: { row: MessageRow; marks: Marks | null; author: string }) {
  const { row, marks } = props
  const language = useLanguage()
  const revoked = marks?.revoked || row.revoked_at !== null
  const Icon = revoked ? null : kindIcon(messageKind(row.type))
  const content = typeof row.content === 'object' ? (row.content as Record<string, unknown>) : null
  const words = previewLine(
    { type: row.type, text: marks?.text ?? row.text, content, revoked_at: revoked ? 'yes' : null },
    language,
  )
  return (
    <>
      <bdi dir="auto" className="line-auto font-semibold text-accent-ink text-xs">
        {props.author}
      </bdi>
      <span className="flex min-w-0 items-center gap-1 text-ink-soft text-sm">
        {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
        <bdi dir="auto" className="line-auto min-w-0 flex-1">
          {words}
        </bdi>
      </span>
    </>
  )
}
