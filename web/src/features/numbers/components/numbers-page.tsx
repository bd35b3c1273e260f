import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MessagingLimit, NumberQuality, NumberStatus } from '@/components/number-state'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { useMay, useProject } from '@/lib/project'
import { useTitle } from '@/lib/use-title'
import { lagQuery, numbersQuery, type WhatsAppNumber } from '../api/numbers'
import { Lag } from './lag'

export const HEALTH_TONES: Record<string, Tone> = { healthy: 'good', unhealthy: 'danger', unknown: 'neutral' }

/** What a number's health is called. */
export function useHealthWord(): (health: string) => string {
  const { t } = useTranslation()
  return (health) =>
    t(`numbers.healths.${health === 'healthy' || health === 'unhealthy' ? health : 'unknown'}`)
}

/** The numbers of the project, and the way to connect one. */
export function NumbersPage() {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const navigate = useNavigate()
  const mayConnect = useMay()('manageNumbers')
  const query = useQuery(numbersQuery(project.id))
  useTitle(t('numbers.title'))
  const connect = mayConnect ? (
    <Button
      look="primary"
      icon={<Plus aria-hidden className="size-4" />}
      onClick={() => void navigate({ to: '/p/$project/numbers/connect', params: { project: key } })}
    >
      {t('numbers.connect')}
    </Button>
  ) : null
  return (
    <Page title={t('numbers.title')} actions={query.data?.data.length ? connect : null}>
      <QueryView
        query={query}
        isEmpty={({ data }) => data.length === 0}
        empty={
          <Notice icon={Smartphone} title={t('numbers.emptyTitle')} action={connect}>
            {t(mayConnect ? 'numbers.empty' : 'numbers.emptyViewer')}
          </Notice>
        }
      >
        {({ data }) => <NumbersTable numbers={data} />}
      </QueryView>
    </Page>
  )
}

function NumbersTable({ numbers }: { numbers: WhatsAppNumber[] }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const navigate = useNavigate()
  const healthWord = useHealthWord()
  const seesLag = useMay()('seeStatus')
  const { data: lags } = useQuery({ ...lagQuery(), enabled: seesLag })
  const columns: Column<WhatsAppNumber>[] = [
    {
      id: 'name',
      header: t('numbers.name'),
      primary: true,
      cell: (number) => (
        <Link
          to="/p/$project/numbers/$numberId"
          params={{ project: key, numberId: number.id }}
          className="inline-flex flex-wrap items-center gap-2 hover:underline"
        >
          <bdi dir="auto">{number.name ?? number.verified_name ?? number.display_phone_number}</bdi>
          {number.is_default ? <Badge>{t('numbers.isDefault')}</Badge> : null}
          {number.disabled_at ? <Badge tone="warn">{t('numbers.disabled')}</Badge> : null}
        </Link>
      ),
    },
    {
      id: 'phone',
      header: t('numbers.phone'),
      className: 'whitespace-nowrap',
      cell: (number) => <Ltr>{number.display_phone_number}</Ltr>,
    },
    {
      id: 'status',
      header: t('numbers.status'),
      cell: (number) => <NumberStatus status={number.status} />,
    },
    {
      id: 'quality',
      header: t('numbers.quality'),
      cell: (number) => <NumberQuality rating={number.quality_rating} />,
    },
    {
      id: 'limit',
      header: t('numbers.limit'),
      align: 'end',
      cell: (number) => <MessagingLimit limit={number.messaging_limit} />,
    },
    {
      id: 'health',
      header: t('numbers.health'),
      cell: (number) => <Badge tone={HEALTH_TONES[number.health]}>{healthWord(number.health)}</Badge>,
    },
    ...(seesLag
      ? [
          {
            id: 'lag',
            header: t('numbers.lag'),
            cell: (number: WhatsAppNumber) => <Lag lag={lags?.get(number.id)} />,
          },
        ]
      : []),
  ]
  return (
    <Table
      label={t('numbers.title')}
      columns={columns}
      rows={numbers}
      rowKey={({ id }) => id}
      onRow={({ id }) =>
        void navigate({ to: '/p/$project/numbers/$numberId', params: { project: key, numberId: id } })
      }
    />
  )
}
