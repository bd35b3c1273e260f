import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Ltr } from '@/components/ui/ltr'
import { Sheet } from '@/components/ui/sheet'
import { exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import type { LogEntry } from '../api/logs'
import { keyNameQuery, messagePlaceQuery } from '../api/subjects'
import { subjectsOf } from '../model/entry'
import { LEVEL_TONES } from './log-list'

/** One entry in full. */
export function LogSheet({ entry, onClose }: { entry: LogEntry; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const { project } = useProject()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const keyId = typeof entry.metadata.api_key_id === 'string' ? entry.metadata.api_key_id : null
  const { data: keyName } = useQuery(keyNameQuery(keyId))
  const person = members.find(({ id }) => id === entry.user_id)
  const raw = JSON.stringify(entry.metadata, null, 2)
  return (
    <Sheet title={t('logs.details')} closeLabel={t('common.close')} onClose={onClose}>
      <p dir="auto" className="break-words font-mono text-sm">
        {entry.message}
      </p>
      <Facts>
        <Fact name={t('logs.time')}>{exactTime(Date.parse(entry.created_at), format)}</Fact>
        <Fact name={t('logs.level')}>
          <Badge tone={LEVEL_TONES[entry.level]}>{t(`logs.levels.${entry.level}`)}</Badge>
        </Fact>
        {person ? <Fact name={t('logs.person')}>{person.name}</Fact> : null}
        {keyName ? (
          <Fact name={t('logs.key')}>
            <bdi dir="auto">{keyName}</bdi>
          </Fact>
        ) : null}
        {entry.request_id ? (
          <Fact name={t('logs.requestId')}>
            <Ltr className="break-all font-mono text-xs">{entry.request_id}</Ltr>
            <CopyButton text={entry.request_id} />
          </Fact>
        ) : null}
        <AboutMessage metadata={entry.metadata} />
      </Facts>
      <div className="flex flex-col gap-1.5">
        <h3 className="font-medium text-ink-soft text-sm">{t('logs.raw')}</h3>
        <pre dir="ltr" className="overflow-x-auto rounded-lg bg-sunken p-3 text-start font-mono text-xs">
          {raw}
        </pre>
      </div>
    </Sheet>
  )
}

/** The way from an entry to the message it is about. */
function AboutMessage({ metadata }: { metadata: Record<string, unknown> }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const { messageId, conversationId } = subjectsOf(metadata)
  const { data: place } = useQuery(messagePlaceQuery(messageId ?? null))
  const target = conversationId ?? place
  if (!target) return null
  return (
    <Fact name={t('logs.openMessage')}>
      <Link
        to="/p/$project/inbox/$conversationId"
        params={{ project: key, conversationId: target }}
        search={{ message: messageId }}
        className="text-accent-ink underline"
      >
        {t('logs.openConversation')}
      </Link>
    </Fact>
  )
}

/** Names with their values. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col divide-y rounded-lg border text-sm">{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-10 items-center gap-3 px-3 py-1">
      <dt className="w-28 shrink-0 text-ink-faint">{name}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1">{children}</dd>
    </div>
  )
}
