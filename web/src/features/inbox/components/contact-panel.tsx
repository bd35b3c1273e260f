import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Copy, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Skeleton } from '@/components/ui/skeleton'
import { cx } from '@/lib/cx'
import { dayAndTime, dayHeading, exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import { useNow } from '@/lib/use-now'
import { identitiesQuery } from '../api/list-identities'
import { numbersQuery } from '../api/list-numbers'
import type { ConversationRow } from '../api/rows'
import { windowState } from '../model/window'
import { ContactName, contactLabel } from './contact-name'
import { ConsentPart } from './panel/consent-part'
import { DetailsPart } from './panel/details-part'
import { RequestsPart, TalksPart, TimelinePart } from './panel/history-parts'
import { MediaPart } from './panel/media-part'
import { PersonActs } from './panel/person-acts'
import { Section } from './panel/section'
import { TagsPart } from './panel/tags-part'

/** Who the customer is and where the conversation stands. Beside the thread when wide, above it on middle widths, a page of its own on a
 * phone. */
export function ContactPanel(props: {
  conversation: ConversationRow
  onClose: () => void
  /** Pixels when it stands beside the thread; null on narrower screens. */
  width: number | null
}) {
  const { conversation } = props
  const { t } = useTranslation()
  const beside = props.width !== null
  const contactId = conversation.contact_id
  const name = contactLabel(conversation.contact, t('common.unknownPerson'))
  return (
    <aside
      aria-label={t('contact.title')}
      data-testid="contact-panel"
      style={beside ? { width: props.width ?? undefined } : undefined}
      className={cx(
        'flex min-h-0 flex-col bg-surface',
        beside
          ? 'shrink-0'
          : 'flex-1 tablet:absolute tablet:inset-y-0 tablet:end-0 tablet:z-20 tablet:w-panel tablet:animate-enter tablet:shadow-popup',
      )}
    >
      <header className="flex h-bar shrink-0 items-center gap-1 border-b ps-2 pe-2 tablet:ps-4">
        <IconButton label={t('common.back')} tip="none" className="tablet:hidden" onClick={props.onClose}>
          <ArrowRight aria-hidden className="size-5 ltr:rotate-180" />
        </IconButton>
        <h2 className="flex-1 truncate font-semibold text-base">{t('contact.title')}</h2>
        <IconButton
          label={t('thread.closePanel')}
          tip="none"
          className="max-tablet:hidden"
          onClick={props.onClose}
        >
          <X aria-hidden className="size-5" />
        </IconButton>
      </header>
      <div className="scroll-area flex-1">
        <div className="flex flex-col items-center gap-3 px-5 pt-6 pb-5">
          <Avatar name={conversation.contact?.name ?? null} seed={conversation.contact_id} size="lg" />
          <div className="max-w-full text-center font-semibold text-lg">
            <ContactName contact={conversation.contact} />
          </div>
          <TagsPart conversation={conversation} />
          <PersonActs conversation={conversation} />
        </div>
        <dl className="flex flex-col border-t text-sm">
          <Phones conversation={conversation} />
          <ConversationFacts conversation={conversation} />
        </dl>
        <Section id="details" title={t('panel.details.title')} open>
          {() => <DetailsPart contactId={contactId} />}
        </Section>
        <Section id="consent" title={t('panel.consent.title')}>
          {() => <ConsentPart contactId={contactId} />}
        </Section>
        <Section id="media" title={t('panel.media.title')}>
          {() => <MediaPart contactId={contactId} contactName={name} />}
        </Section>
        <Section id="requests" title={t('panel.requests.title')}>
          {() => <RequestsPart contactId={contactId} />}
        </Section>
        <Section id="talks" title={t('panel.talks.title')}>
          {() => <TalksPart conversation={conversation} />}
        </Section>
        <Section id="timeline" title={t('panel.timeline.title')}>
          {() => <TimelinePart conversation={conversation} />}
        </Section>
      </div>
    </aside>
  )
}

function Phones({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: identities, isPending } = useQuery(identitiesQuery(project.id, conversation.contact_id))
  const hint = conversation.contact?.phone_hint
  if (isPending) {
    return (
      <Fact term={t('contact.phone')}>
        <Skeleton className="h-4 w-32" />
      </Fact>
    )
  }
  const phones = identities?.filter(({ kind }) => kind === 'phone') ?? []
  // WhatsApp's own id of a person is his number without the plus, mostly; shown only when there is no number.
  const waIds = phones.length === 0 ? (identities?.filter(({ kind }) => kind === 'wa_id') ?? []) : []
  const usernames = identities?.filter(({ kind }) => kind === 'username') ?? []
  return (
    <>
      {[...phones, ...waIds].map(({ id, kind, value }) => (
        <Fact key={id} term={t('contact.phone')}>
          <PhoneNumber value={kind === 'phone' ? value : `+${value}`} />
        </Fact>
      ))}
      {phones.length + waIds.length === 0 && hint ? (
        <Fact term={t('contact.phone')}>
          <Ltr>{hint}</Ltr>
          <p className="text-ink-faint text-xs">{t('contact.phoneHidden')}</p>
        </Fact>
      ) : null}
      {usernames.map(({ id, value }) => (
        <Fact key={id} term={t('contact.identities.username')}>
          <Ltr>@{value}</Ltr>
        </Fact>
      ))}
    </>
  )
}

function PhoneNumber({ value }: { value: string }) {
  const { t } = useTranslation()
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast({ kind: 'done', text: t('contact.copied') }),
      () => toast({ kind: 'failed', text: t('contact.copyFailed') }),
    )
  return (
    <span className="flex items-center gap-1">
      <Ltr className="select-all font-medium">{value}</Ltr>
      <IconButton label={t('contact.copy')} tip="none" className="-my-2 size-8" onClick={() => void copy()}>
        <Copy aria-hidden className="size-4" />
      </IconButton>
    </span>
  )
}

function ConversationFacts({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const me = useUserId()
  const now = useNow()
  const options = useFormatOptions()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const { data: numbers } = useQuery(numbersQuery(project.id))
  const window = windowState(conversation, now)
  const number = numbers?.find(({ id }) => id === conversation.whatsapp_number_id)
  const assignee =
    conversation.assignee_id === me
      ? t('common.you')
      : (members?.find(({ id }) => id === conversation.assignee_id)?.name ?? t('common.nobody'))
  const moment = (at: number) => dayAndTime(at, now, options)
  return (
    <>
      <Fact term={t('contact.status')}>{t(`statuses.${conversation.status}`)}</Fact>
      <Fact term={t('contact.assignee')}>
        <bdi dir="auto">{assignee}</bdi>
      </Fact>
      <Fact term={t('contact.window')}>
        {window.open && window.closesAt !== null
          ? t('contact.windowOpen', { time: moment(window.closesAt) })
          : window.closesAt === null
            ? t('contact.windowClosed')
            : t('contact.windowClosedSince', { time: moment(window.closesAt) })}
      </Fact>
      {number ? (
        <Fact term={t('contact.number')}>
          <bdi dir="auto" className="line-auto">
            {number.name ?? number.verified_name ?? ''}
          </bdi>
          <Ltr className="text-ink-soft">{number.display_phone_number}</Ltr>
        </Fact>
      ) : null}
      <Fact term={t('contact.firstMessage')}>
        <time
          dateTime={conversation.created_at}
          title={exactTime(Date.parse(conversation.created_at), options)}
        >
          {dayHeading(Date.parse(conversation.created_at), now, options)}
        </time>
      </Fact>
    </>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 border-b px-5 py-3 last:border-0">
      <dt className="text-ink-faint text-xs">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
