import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ClipboardList, Image } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView } from '@/components/ui/query-view'
import { Sheet } from '@/components/ui/sheet'
import { dayAndTime, exactTime } from '@/lib/format'
import { useMediaUrl } from '@/lib/media-url'
import { problemSentence } from '@/lib/problem'
import { membersQuery, useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useNow } from '@/lib/use-now'
import { type RequestDetail, type RequestEvent, requestQuery, useMoveRequest } from '../api/requests'
import { isOver, NEXT, type Status } from '../model/request'
import { CancelDialog } from './cancel-dialog'
import { Confirmation, ConfirmationReason, RequestStatus, ServiceType, Visit } from './request-words'

/** One request: what was asked for, what happened, and what comes next. */
export function RequestSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(requestQuery(project.id, id))
  const request = query.data
  return (
    <Sheet
      title={request ? <Ltr>{request.reference}</Ltr> : t('requests.title')}
      closeLabel={t('common.close')}
      actions={request ? <RequestStatus status={request.status} /> : null}
      footer={request ? <Acts request={request} /> : null}
      onClose={onClose}
    >
      <QueryView
        query={query}
        isEmpty={(found) => found === null}
        empty={
          <Notice icon={ClipboardList} title={t('requests.noMatchTitle')}>
            {t('requests.gone')}
          </Notice>
        }
      >
        {(found) => (found ? <Body request={found} /> : null)}
      </QueryView>
    </Sheet>
  )
}

function Acts({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { language } = useFormatOptions()
  const may = useMay()
  const [cancelling, setCancelling] = useState(false)
  const move = useMoveRequest(project.id, request.id)
  const next = NEXT[request.status]
  if (!may('changeRequests') || isOver(request.status)) return null

  const go = (status: Status, reason?: string) =>
    move.mutateAsync({ status, reason }).then(
      () =>
        toast({
          kind: 'done',
          text: t('requests.moved', {
            reference: request.reference,
            status: t(`requests.statuses.${status}`),
          }),
        }),
      (error: unknown) => {
        toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') })
        throw error
      },
    )
  return (
    <>
      <Button onClick={() => setCancelling(true)}>{t('requests.cancel')}</Button>
      {next ? (
        <Button look="primary" busy={move.isPending} onClick={() => void go(next).catch(() => {})}>
          {t(`requests.move.${next as 'confirmed' | 'in_progress' | 'completed'}`)}
        </Button>
      ) : null}
      {cancelling ? (
        <CancelDialog
          reference={request.reference}
          onClose={() => setCancelling(false)}
          onCancel={(reason) => go('cancelled', reason)}
        />
      ) : null}
    </>
  )
}

function Body({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const { key, project } = useProject()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const technician = members.find(({ id }) => id === request.technician_id)?.name
  const known = <Name extends string>(names: readonly Name[], word: string) =>
    names.find((name) => name === word)
  const source = known(['flow', 'agent', 'api', 'workflow'] as const, request.source)
  const priority = known(['low', 'normal', 'high', 'urgent'] as const, request.priority)
  return (
    <>
      <p dir="auto" className="whitespace-pre-wrap text-pretty">
        {request.description}
      </p>
      <dl className="flex flex-col divide-y rounded-lg border text-sm">
        <Fact name={t('requests.customer')}>
          <bdi dir="auto">{request.contact?.name ?? request.contact?.phone_hint}</bdi>
          {request.conversation_id ? (
            <Link
              to="/p/$project/inbox/$conversationId"
              params={{ project: key, conversationId: request.conversation_id }}
              className="ms-auto text-accent-ink"
            >
              {t('requests.openConversation')}
            </Link>
          ) : null}
        </Fact>
        <Fact name={t('requests.service')}>
          <ServiceType type={request.service_type} />
        </Fact>
        <Fact name={t('requests.visit')}>
          <Visit date={request.preferred_date} time={request.preferred_time} />
        </Fact>
        {request.address ? (
          <Fact name={t('requests.address')}>
            <bdi dir="auto">{request.address}</bdi>
          </Fact>
        ) : null}
        {request.notes ? (
          <Fact name={t('requests.notes')}>
            <bdi dir="auto">{request.notes}</bdi>
          </Fact>
        ) : null}
        {request.confirmation_state === 'none' ? null : (
          <Fact name={t('requests.confirmation')}>
            <span className="flex flex-wrap items-center gap-2">
              <Confirmation request={request} />
            </span>
          </Fact>
        )}
        {priority ? <Fact name={t('requests.priority')}>{t(`requests.priorities.${priority}`)}</Fact> : null}
        {technician ? (
          <Fact name={t('requests.technician')}>
            <bdi dir="auto">{technician}</bdi>
          </Fact>
        ) : null}
        {source ? <Fact name={t('requests.source')}>{t(`requests.sources.${source}`)}</Fact> : null}
        {request.rating === null ? null : (
          <Fact name={t('requests.rating')}>
            <Ltr>{`${request.rating} / 5`}</Ltr>
          </Fact>
        )}
      </dl>
      {request.photos.length > 0 ? (
        <section className="flex flex-col gap-2">
          <h3 className="font-medium text-ink-soft text-sm">{t('requests.photos')}</h3>
          <ul className="grid grid-cols-3 gap-2">
            {request.photos.map(({ media_file_id, media }) => (
              <li key={media_file_id}>
                <Photo path={media?.thumbnail_path ?? media?.path ?? null} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <History request={request} />
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-10 items-center gap-3 px-3 py-1.5">
      <dt className="w-28 shrink-0 text-ink-faint">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">{children}</dd>
    </div>
  )
}

function Photo({ path }: { path: string | null }) {
  const { t } = useTranslation()
  const { url } = useMediaUrl(path)
  return url ? (
    <img src={url} alt={t('requests.photo')} className="aspect-square w-full rounded-lg object-cover" />
  ) : (
    <span className="flex aspect-square items-center justify-center rounded-lg bg-sunken text-ink-faint">
      <Image role="img" aria-label={t('requests.photo')} className="size-5" />
    </span>
  )
}

function History({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const format = useFormatOptions()
  const now = useNow()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const events = [...request.events].sort((a, b) => a.occurred_at.localeCompare(b.occurred_at))
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-ink-soft text-sm">{t('requests.history')}</h3>
      <ol className="flex flex-col gap-3 border-s ps-4">
        {events.map((event) => (
          <li key={event.id} className="flex flex-col text-sm">
            <WhatHappened event={event} />
            <span className="text-ink-faint text-xs">
              <bdi dir="auto">
                {members.find(({ id }) => id === event.actor_id)?.name ?? t('requests.bySystem')}
              </bdi>
              {' · '}
              <time dateTime={event.occurred_at} title={exactTime(Date.parse(event.occurred_at), format)}>
                {dayAndTime(Date.parse(event.occurred_at), now, format)}
              </time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A step of the history: the state that was reached, or how telling the customer went. */
function WhatHappened({ event }: { event: RequestEvent }) {
  const { t } = useTranslation()
  if (event.note === 'confirmation_queued') {
    return <span className="font-medium">{t('requests.confirmationSent')}</span>
  }
  const failure = event.note?.match(/^confirmation_failed: (\S+)$/)?.[1]
  if (failure) {
    return (
      <>
        <span className="font-medium text-danger">{t('requests.confirmationFailed')}</span>
        <span className="text-ink-soft">
          <ConfirmationReason code={failure} />
        </span>
      </>
    )
  }
  return (
    <>
      <span className="font-medium">
        {event.from_status === null ? t('requests.came') : t(`requests.statuses.${event.to_status}`)}
      </span>
      {event.note ? (
        <bdi dir="auto" className="text-ink-soft">
          {event.note}
        </bdi>
      ) : null}
    </>
  )
}
