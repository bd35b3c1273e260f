import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { SearchField } from '@/components/ui/search-field'
import { listTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import type { ConversationRow } from '../api/rows'
import { hitsQuery } from '../api/search-messages'
import { Found } from './found'

/** Looks for words in one conversation; what is picked is gone to. */
export function ThreadSearch({
  conversation,
  onClose,
}: {
  conversation: ConversationRow
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const navigate = useNavigate()
  const now = useNow()
  const options = useFormatOptions()
  const [q, setQ] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const { data: hits, isFetching } = useQuery({
    ...hitsQuery(project.id, q ?? '', conversation.id),
    enabled: q !== undefined,
  })
  return (
    <div ref={box} data-testid="thread-search" className="relative border-b bg-surface px-2 py-2 tablet:px-4">
      <div className="flex items-center gap-1">
        <SearchField label={t('thread.search')} value={q} onSearch={setQ} className="flex-1" />
        <IconButton label={t('common.close')} tip="none" onClick={onClose}>
          <X aria-hidden className="size-5" />
        </IconButton>
      </div>
      {q !== undefined && hits ? (
        <ul className="scroll-area absolute inset-x-2 top-full z-30 max-h-80 rounded-xl bg-raised p-1 shadow-popup tablet:inset-x-4">
          {hits.length === 0 && !isFetching ? (
            <li className="px-3 py-2 text-ink-soft text-sm">{t('list.empty.searchTitle')}</li>
          ) : null}
          {hits.map(({ message }) => (
            <li key={message.id}>
              <button
                type="button"
                data-testid="thread-hit"
                onClick={() => {
                  onClose()
                  void navigate({
                    to: '.',
                    search: (now) => ({ ...now, message: message.id }),
                    replace: true,
                  })
                }}
                className="flex w-full items-baseline gap-3 rounded-lg px-3 py-2 text-start text-sm hover:bg-hover touch:min-h-touch"
              >
                <span dir="auto" className="line-clamp-2 min-w-0 flex-1">
                  <Found text={message.text ?? ''} term={q} />
                </span>
                <time dateTime={message.occurred_at} className="shrink-0 text-ink-soft text-xs">
                  {listTime(Date.parse(message.occurred_at), now, options)}
                </time>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
