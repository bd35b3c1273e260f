import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { dayAndTime, listTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { asidesQuery } from '../../api/asides'
import { requestsQuery } from '../../api/contact'
import { inboxKeys } from '../../api/keys'
import { numbersQuery } from '../../api/list-numbers'
import { readConversations } from '../../api/read-conversations'
import type { ConversationRow } from '../../api/rows'
import { keepList } from '../../model/filters'
import { useSaying } from '../event-line'

/** The person's requests for maintenance. */
export function RequestsPart({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(requestsQuery(project.id, contactId))
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={2} />}
      isEmpty={(requests) => requests.length === 0}
      empty={<p className="text-ink-soft">{t('panel.requests.none')}</p>}
    >
      {(requests) => (
        <ul className="flex flex-col gap-2.5">
          {requests.map((request) => (
            <li key={request.id} className="flex flex-col gap-0.5">
              <span className="flex items-center gap-2">
                <Ltr className="flex-1 font-medium">{request.reference}</Ltr>
                <Badge tone={request.status === 'completed' ? 'good' : 'neutral'}>
                  {t(`panel.requests.statuses.${request.status}`)}
                </Badge>
              </span>
              <span className="flex gap-2 text-ink-soft text-xs">
                <bdi dir="auto" className="line-clamp-2 min-w-0 flex-1">
                  {request.description}
                </bdi>
                <time dateTime={request.created_at} className="shrink-0">
                  {listTime(Date.parse(request.created_at), now, options)}
                </time>
              </span>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}

/** The conversations of the same person on our other numbers. */
export function TalksPart({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const { project, key } = useProject()
  const { data: numbers } = useQuery(numbersQuery(project.id))
  const query = useQuery({
    queryKey: [...inboxKeys.contact(project.id, conversation.contact_id), 'talks'],
    queryFn: () => readConversations(project.id, 'contact_id', [conversation.contact_id]),
    select: (rows) => rows.filter(({ id }) => id !== conversation.id),
  })
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={1} />}
      isEmpty={(rows) => rows.length === 0}
      empty={<p className="text-ink-soft">{t('panel.talks.none')}</p>}
    >
      {(rows) => (
        <ul className="flex flex-col gap-1">
          {rows.map((row) => {
            const number = numbers?.find(({ id }) => id === row.whatsapp_number_id)
            return (
              <li key={row.id}>
                <Link
                  to="/p/$project/inbox/$conversationId"
                  params={{ project: key, conversationId: row.id }}
                  search={keepList}
                  className="-mx-2 flex items-center gap-2 rounded-lg px-2 py-1.5 hover:bg-hover touch:min-h-touch"
                >
                  <bdi dir="auto" className="line-auto min-w-0 flex-1">
                    {number?.name ?? number?.display_phone_number ?? ''}
                  </bdi>
                  <span className="shrink-0 text-ink-soft text-xs">
                    {t(`statuses.${row.status}`)}
                    {row.last_message_at
                      ? ` · ${listTime(Date.parse(row.last_message_at), now, options)}`
                      : ''}
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </QueryView>
  )
}

/** What happened to the conversation, newest first. */
export function TimelinePart({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(asidesQuery(project.id, conversation.id))
  const { data: members } = useQuery(membersQuery(project.id))
  const names = useMemo(() => new Map(members?.map((member) => [member.id, member.name])), [members])
  const say = useSaying(names, options)
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={2} />}
      isEmpty={(asides) => asides.length === 0}
      empty={<p className="text-ink-soft">{t('panel.timeline.none')}</p>}
    >
      {(asides) => (
        <ol className="flex flex-col gap-2">
          {asides.toReversed().map((aside) => (
            <li key={aside.id} className="flex flex-col">
              <span>
                {aside.kind === 'note'
                  ? t('message.note.by', {
                      name: `\u2068${names.get(aside.note.author_id ?? '') ?? t('message.byTeam')}\u2069`,
                    })
                  : aside.happenings.map(say).join(t('list.comma'))}
              </span>
              <time dateTime={aside.moment} className="text-ink-soft text-xs">
                {dayAndTime(Date.parse(aside.moment), now, options)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </QueryView>
  )
}
