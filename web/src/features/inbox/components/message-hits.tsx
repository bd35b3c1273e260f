import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { listTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { hitsQuery } from '../api/search-messages'
import { keepList } from '../model/filters'
import { previewLine } from '../model/preview'
import { ContactName } from './contact-name'
import { Found } from './found'

/** What a search found among the words of messages, below the people it found. */
export function MessageHits({ q, alone }: { q: string; alone: boolean }) {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const options = useFormatOptions()
  const now = useNow()
  const { data: hits, isPending, isError } = useQuery(hitsQuery(project.id, q))
  if (isPending) {
    return (
      <p className="flex justify-center p-3 text-ink-faint">
        <Spinner />
      </p>
    )
  }
  if (isError) return <p className="p-4 text-danger text-sm">{t('errors.loadFailed')}</p>
  if (hits.length === 0) return alone ? <NothingFound /> : null
  return (
    <section aria-label={t('list.inMessages')}>
      <h2 className="border-b bg-canvas px-4 py-1.5 font-medium text-ink-soft text-xs">
        {t('list.inMessages')}
      </h2>
      <ul>
        {hits.map(({ message, conversation }) => (
          <li key={message.id}>
            <Link
              to="/p/$project/inbox/$conversationId"
              params={{ project: key, conversationId: message.conversation_id }}
              search={(search) => ({ ...keepList(search), message: message.id })}
              data-testid="message-hit"
              className="flex flex-col gap-0.5 border-b px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-hover"
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 font-medium text-base">
                  <ContactName contact={conversation?.contact ?? null} />
                </span>
                <time dateTime={message.occurred_at} className="shrink-0 text-ink-faint text-xs">
                  {listTime(Date.parse(message.occurred_at), now, options)}
                </time>
              </span>
              <span dir="auto" className="line-clamp-2 text-ink-soft text-sm">
                <Found text={message.text ?? previewLine(message, options.language)} term={q} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing was found: neither a person nor a message. */
function NothingFound() {
  const { t } = useTranslation()
  return (
    <Notice icon={SearchX} title={t('list.empty.searchTitle')}>
      {t('list.empty.search')}
    </Notice>
  )
}
