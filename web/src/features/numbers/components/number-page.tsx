import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowRight, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MessagingLimit, NumberQuality, NumberStatus } from '@/components/number-state'
import { Badge } from '@/components/ui/badge'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Page, Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { count, dayAndTime } from '@/lib/format'
import { ApiProblem } from '@/lib/problem'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { useTitle } from '@/lib/use-title'
import { lagQuery, numberQuery, type WhatsAppNumber } from '../api/numbers'
import { Lag } from './lag'
import { NumberActs } from './number-acts'
import { HEALTH_TONES, useHealthWord } from './numbers-page'
import { ProfileForm } from './profile-form'
import { Rename } from './rename'
import { Sandbox } from './sandbox'
import { TestMessage } from './test-message'

/** One number: what Meta says of it, what customers see, and what can be tried with it. */
export function NumberPage() {
  const { t } = useTranslation()
  const { key } = useProject()
  const id = useParams({ strict: false, select: ({ numberId }) => numberId }) ?? ''
  const query = useQuery(numberQuery(id))
  const number = query.data
  const name = number
    ? (number.name ?? number.verified_name ?? number.display_phone_number)
    : t('numbers.title')
  useTitle(name)
  const back = (
    <Link
      to="/p/$project/numbers"
      params={{ project: key }}
      aria-label={t('numbers.back')}
      className={iconButtonClass}
    >
      <ArrowRight aria-hidden className="size-5 ltr:-scale-x-100" />
    </Link>
  )
  const isGone = query.error instanceof ApiProblem && query.error.status === 404
  return (
    <Page
      width="reading"
      before={back}
      title={<bdi dir="auto">{name}</bdi>}
      actions={number ? <NumberActs number={number} name={name} /> : null}
    >
      {isGone ? (
        <Notice icon={Smartphone} title={t('numbers.notFoundTitle')}>
          {t('numbers.notFound')}
        </Notice>
      ) : (
        <QueryView query={query}>{(one) => <Body number={one} />}</QueryView>
      )}
    </Page>
  )
}

function Body({ number }: { number: WhatsAppNumber }) {
  const may = useMay()
  return (
    <>
      <State number={number} />
      {may('manageNumbers') ? <Rename number={number} /> : null}
      <ProfileForm number={number} />
      {may('manageNumbers') && number.disabled_at === null ? <TestMessage numberId={number.id} /> : null}
      {may('sendMessages') ? <Sandbox number={number} /> : null}
    </>
  )
}

function State({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const now = useNow()
  const healthWord = useHealthWord()
  const seesLag = useMay()('seeStatus')
  const { data: lags } = useQuery({ ...lagQuery(), enabled: seesLag })
  const { code, reason } = number.health_details as { code?: string; reason?: string }
  const facts: [string, React.ReactNode][] = [
    [t('numbers.phone'), <Ltr key="phone">{number.display_phone_number}</Ltr>],
    [t('numbers.status'), <NumberStatus key="status" status={number.status} />],
    [t('numbers.quality'), <NumberQuality key="quality" rating={number.quality_rating} />],
    [t('numbers.limit'), <MessagingLimit key="limit" limit={number.messaging_limit} />],
    [
      t('numbers.throughput'),
      t('numbers.perSecond', { number: count(number.throughput_per_second, format.language) }),
    ],
    [
      t('numbers.nameStatus'),
      number.verified_name ? (
        <bdi key="name" dir="auto">
          {number.verified_name}
        </bdi>
      ) : (
        '–'
      ),
    ],
    [
      t('numbers.ids'),
      <Ltr key="ids" className="font-mono text-xs">
        {number.phone_number_id}
      </Ltr>,
    ],
    ...(seesLag
      ? ([[t('numbers.lag'), <Lag key="lag" lag={lags?.get(number.id)} />]] as [string, React.ReactNode][])
      : []),
  ]
  return (
    <Section title={t('numbers.state')}>
      <Card>
        <dl className="grid divide-y tablet:grid-cols-2 tablet:divide-y-0">
          {facts.map(([name, value]) => (
            <div key={name} className="flex min-h-11 items-center gap-3 px-4 py-2 text-sm">
              <dt className="w-28 shrink-0 text-ink-faint">{name}</dt>
              <dd className="min-w-0 flex-1">{value}</dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3 text-sm">
          <Badge tone={HEALTH_TONES[number.health]}>{healthWord(number.health)}</Badge>
          {number.health_checked_at ? (
            <span className="text-ink-soft">
              {t('numbers.checkedAt', {
                time: dayAndTime(Date.parse(number.health_checked_at), now, format),
              })}
            </span>
          ) : null}
          {number.is_default ? <Badge>{t('numbers.isDefault')}</Badge> : null}
          {number.is_coexistence ? <Badge>{t('numbers.coexistence')}</Badge> : null}
          {number.disabled_at ? <Badge tone="warn">{t('numbers.disabled')}</Badge> : null}
          {reason ? (
            <bdi dir="ltr" className="basis-full text-danger">
              {code ? `${code}: ${reason}` : reason}
            </bdi>
          ) : null}
        </div>
      </Card>
    </Section>
  )
}
