import { Eye, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { cx } from '@/lib/cx'
import type { Colleague } from '../hooks/use-present'

const MOST_FACES = 3

/** Who else has the conversation open, and who is answering already: two should not answer one customer. */
export function AlsoHere({ colleagues }: { colleagues: Colleague[] }) {
  const { t } = useTranslation()
  const writing = colleagues.filter((colleague) => colleague.writing)
  const shown = writing.length > 0 ? writing : colleagues
  const Icon = writing.length > 0 ? PencilLine : Eye
  // Isolated, so that a name of the other direction does not turn the sentence around.
  const names = shown.map(({ name }) => `\u2068${name}\u2069`).join(t('list.comma'))
  return (
    <div role="status" data-testid="also-here" data-writing={writing.length} className="shrink-0">
      {shown.length > 0 ? (
        <p
          className={cx(
            'flex h-8 items-center gap-2 border-b px-3 text-xs tablet:px-5',
            writing.length > 0 ? 'bg-warn-soft font-medium text-warn' : 'bg-surface text-ink-soft',
          )}
        >
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="flex shrink-0 items-center -space-x-1">
            {shown.slice(0, MOST_FACES).map(({ id, name }) => (
              <Avatar key={id} name={name} seed={id} size="xs" />
            ))}
          </span>
          <span className="truncate">
            {t(writing.length > 0 ? 'thread.present.writing' : 'thread.present.here', { names })}
          </span>
        </p>
      ) : null}
    </div>
  )
}
