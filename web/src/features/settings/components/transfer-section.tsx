import { useQuery } from '@tanstack/react-query'
import { ArrowRightLeft, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { Table } from '@/components/ui/table'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useNow } from '@/lib/use-now'
import { settingsKeys } from '../api/keys'
import { revokeTransfer, type Transfer, transfersQuery } from '../api/transfers'
import { type TransferState, transferState } from '../model/transfer'
import { DeleteButton } from './delete-button'
import { TransferDialog } from './transfer-dialog'

const TONES: Record<TransferState, Tone> = {
  open: 'warn',
  accepted: 'good',
  declined: 'danger',
  revoked: 'neutral',
  expired: 'neutral',
}

/** Whose the project is, and to whom it is offered. For owners. */
export function TransferSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const [page, setPage] = useState(1)
  const [offering, setOffering] = useState(false)
  const query = useQuery(transfersQuery(project.id, page))
  const offer = (
    <Button
      icon={<ArrowRightLeft aria-hidden className="size-4" />}
      data-testid="offer-transfer"
      onClick={() => setOffering(true)}
    >
      {t('settings.transfer.offer')}
    </Button>
  )
  return (
    <Section
      title={t('settings.transfer.title')}
      description={t('settings.transfer.description')}
      actions={query.data?.total ? offer : undefined}
    >
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice icon={ArrowRightLeft} title={t('settings.transfer.emptyTitle')} action={offer}>
            {t('settings.transfer.empty')}
          </Notice>
        }
      >
        {({ data, total, limit }) => (
          <>
            <TransferTable rows={data} />
            <Pager page={page} pageSize={limit} total={total} onPage={setPage} />
          </>
        )}
      </QueryView>
      {offering ? <TransferDialog onClose={() => setOffering(false)} /> : null}
    </Section>
  )
}

function TransferTable({ rows }: { rows: Transfer[] }) {
  const { t } = useTranslation()
  const now = useNow()
  const format = useFormatOptions()
  const { project } = useProject()
  const revoke = useAct({
    act: (id: string) => revokeTransfer(project.id, id),
    refresh: [settingsKeys.transfers(project.id)],
    done: t('settings.transfer.revoked'),
  })
  const moment = (text: string) => (
    <time dateTime={text} title={exactTime(Date.parse(text), format)}>
      {dayAndTime(Date.parse(text), now, format)}
    </time>
  )
  return (
    <Table
      label={t('settings.transfer.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'email',
          header: t('settings.transfer.to'),
          primary: true,
          cell: ({ email }) => <Ltr className="break-all">{email}</Ltr>,
        },
        {
          id: 'how',
          header: t('settings.transfer.how'),
          cell: ({ leaves_tenant }) => t(`settings.transfer.${leaves_tenant ? 'leaves' : 'stays'}`),
        },
        { id: 'at', header: t('settings.transfer.at'), cell: ({ created_at }) => moment(created_at) },
        { id: 'until', header: t('settings.transfer.until'), cell: ({ expires_at }) => moment(expires_at) },
        {
          id: 'state',
          header: t('settings.transfer.state'),
          cell: (row) => {
            const state = transferState(row, now)
            return <Badge tone={TONES[state]}>{t(`settings.transfer.states.${state}`)}</Badge>
          },
        },
        {
          id: 'acts',
          header: t('common.actions'),
          align: 'end',
          cell: (row) =>
            transferState(row, now) === 'open' ? (
              <DeleteButton
                label={t('settings.transfer.revoke')}
                title={t('settings.transfer.revokeAsk', { email: row.email })}
                confirmLabel={t('settings.transfer.revoke')}
                icon={<X aria-hidden className="size-4" />}
                onConfirm={() => revoke.mutateAsync(row.id)}
              >
                {t('settings.transfer.revokeText')}
              </DeleteButton>
            ) : null,
        },
      ]}
    />
  )
}
