import type { Contact } from '@contracts/contacts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ClipboardList, MessageCircle } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { listTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { useFailed } from '@/lib/use-failed'
import { useNow } from '@/lib/use-now'
import { openConversation } from '../api/open-conversation'
import { numbersQuery } from '../api/project-lists'
import { requestsQuery, talksQuery } from '../api/read-contact'

/** His conversations, each a link into the inbox. */
export function ContactTalks({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const { project, key } = useProject()
  const query = useQuery(talksQuery(project.id, contact.id))
  const { data: numbers = [] } = useQuery(numbersQuery(project.id))
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={2} />}
      isEmpty={(talks) => talks.length === 0}
      empty={<NoTalks contact={contact} />}
    >
      {(talks) => (
        <ul className="divide-y overflow-hidden rounded-lg border">
          {talks.map((talk) => {
            const number = numbers.find(({ id }) => id === talk.whatsapp_number_id)
            return (
              <li key={talk.id}>
                <Link
                  to="/p/$project/inbox/$conversationId"
                  params={{ project: key, conversationId: talk.id }}
                  className="flex items-center gap-3 px-3 py-2.5 -outline-offset-2 hover:bg-hover"
                >
                  <span className="flex min-w-0 flex-1 flex-col gap-0.5">
                    <span className="flex items-center gap-2 text-xs">
                      <Badge tone={talk.status === 'closed' ? 'neutral' : 'good'}>
                        {t(`statuses.${talk.status}`)}
                      </Badge>
                      {number ? (
                        <bdi dir="auto" className="truncate text-ink-faint">
                          {number.name ?? number.verified_name ?? number.display_phone_number}
                        </bdi>
                      ) : null}
                      {talk.last_message_at ? (
                        <time dateTime={talk.last_message_at} className="ms-auto shrink-0 text-ink-faint">
                          {listTime(Date.parse(talk.last_message_at), now, options)}
                        </time>
                      ) : null}
                    </span>
                    <bdi dir="auto" className="line-auto text-sm">
                      {talk.last_message_text ?? t('contacts.talks.noText')}
                    </bdi>
                  </span>
                  <ChevronLeft aria-hidden className="size-4 shrink-0 text-ink-faint ltr:rotate-180" />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </QueryView>
  )
}

function NoTalks({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const navigate = useNavigate()
  const { project, key } = useProject()
  const { data: numbers = [] } = useQuery(numbersQuery(project.id))
  const [busy, setBusy] = useState<string>()
  const begin = async (numberId: string) => {
    setBusy(numberId)
    try {
      const { id } = await openConversation(contact.id, numberId)
      await navigate({
        to: '/p/$project/inbox/$conversationId',
        params: { project: key, conversationId: id },
      })
    } catch (error) {
      failed(error)
      setBusy(undefined)
    }
  }
  return (
    <Notice
      icon={MessageCircle}
      title={t('contacts.talks.emptyTitle')}
      action={
        may('sendMessages') ? (
          <span className="flex flex-col gap-2">
            {numbers.map((number) => (
              <Button
                key={number.id}
                look="primary"
                busy={busy === number.id}
                onClick={() => void begin(number.id)}
              >
                {numbers.length === 1
                  ? t('contacts.talks.begin')
                  : t('contacts.talks.beginOn', {
                      number: number.name ?? number.verified_name ?? number.display_phone_number,
                    })}
              </Button>
            ))}
          </span>
        ) : undefined
      }
    >
      {t('contacts.talks.empty')}
    </Notice>
  )
}

const TONES = {
  pending: 'warn',
  confirmed: 'neutral',
  in_progress: 'neutral',
  completed: 'good',
  cancelled: 'danger',
} as const
const SERVICES = ['plumbing', 'electrical', 'ac', 'carpentry', 'painting', 'other'] as const

/** His maintenance requests. */
export function ContactRequests({ contactId }: { contactId: string }) {
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
      empty={
        <Notice icon={ClipboardList} title={t('contacts.requests.emptyTitle')}>
          {t('contacts.requests.empty')}
        </Notice>
      }
    >
      {(requests) => (
        <ul className="divide-y rounded-lg border">
          {requests.map((request) => {
            const service = SERVICES.find((one) => one === request.service_type)
            return (
              <li key={request.id} className="flex flex-col gap-1 px-3 py-2.5">
                <span className="flex flex-wrap items-center gap-2">
                  <Ltr className="font-medium">{request.reference}</Ltr>
                  <Badge tone={TONES[request.status]}>
                    {t(`contacts.requests.states.${request.status}`)}
                  </Badge>
                  <span className="text-ink-soft text-sm">
                    {service ? t(`contacts.requests.services.${service}`) : request.service_type}
                  </span>
                  <time dateTime={request.created_at} className="ms-auto text-ink-faint text-xs">
                    {listTime(Date.parse(request.created_at), now, options)}
                  </time>
                </span>
                <bdi dir="auto" className="line-auto text-sm">
                  {request.description}
                </bdi>
              </li>
            )
          })}
        </ul>
      )}
    </QueryView>
  )
}
