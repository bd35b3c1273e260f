import { useQuery } from '@tanstack/react-query'
import { LaptopMinimal, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { deviceName } from '@/lib/device'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import { currentSessionId } from '@/lib/session-id'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import { settingsKeys } from '../api/keys'
import { revokeSession, sessionsQuery } from '../api/own'
import { DeleteButton } from './delete-button'

/** Where the person is signed in, and signing out from afar. */
export function SessionsSection() {
  const { t } = useTranslation()
  const options = useFormatOptions()
  const now = useNow()
  const query = useQuery(sessionsQuery)
  const mine = currentSessionId()
  const revoke = useAct({
    act: revokeSession,
    refresh: [settingsKeys.sessions],
    done: t('settings.sessions.revoked'),
  })
  return (
    <Section title={t('settings.sessions.title')} description={t('settings.sessions.description')}>
      <QueryView
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Card>
            <Notice icon={LaptopMinimal} title={t('settings.sessions.empty')} />
          </Card>
        }
      >
        {(rows) => (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {rows.map((row) => {
              const name = row.device ?? deviceName(row.user_agent ?? '') ?? t('settings.sessions.unknown')
              const seen = Date.parse(row.last_seen_at)
              return (
                <li key={row.id} className="flex items-center gap-3 py-3 ps-4 pe-2">
                  <span className="flex min-w-0 flex-1 flex-col gap-0.5">
                    <span className="flex flex-wrap items-center gap-2">
                      <Ltr className="font-medium">{name}</Ltr>
                      {row.id === mine ? <Badge tone="good">{t('settings.sessions.this')}</Badge> : null}
                      {row.revoked_at ? <Badge>{t('settings.sessions.ended')}</Badge> : null}
                    </span>
                    <span className="text-ink-soft text-sm" title={exactTime(seen, options)}>
                      {t('settings.sessions.seen', { when: dayAndTime(seen, now, options) })}
                      {row.ip ? (
                        <>
                          {' · '}
                          <Ltr>{row.ip}</Ltr>
                        </>
                      ) : null}
                    </span>
                  </span>
                  {row.revoked_at || row.id === mine ? null : (
                    <DeleteButton
                      label={t('settings.sessions.revokeNamed', { name })}
                      title={t('settings.sessions.ask', { name })}
                      confirmLabel={t('settings.sessions.revoke')}
                      icon={<LogOut aria-hidden className="mirror size-4" />}
                      onConfirm={() => revoke.mutateAsync(row.id)}
                    >
                      {t('settings.sessions.askText')}
                    </DeleteButton>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}
