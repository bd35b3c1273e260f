import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRightLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SelectField } from '@/components/ui/field'
import { exactTime } from '@/lib/format'
import { membershipsQuery, projectKey } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useAct } from '@/lib/use-act'
import { useLanguage } from '@/lib/use-language'
import {
  acceptTransfer,
  declineTransfer,
  OFFERED,
  type OfferedTransfer,
  offeredTransfersQuery,
  tenantsToMoveToQuery,
} from '../api/offered-transfers'

/** Projects that somebody wants to hand to the reader; nothing when there is none. */
export function OfferedTransfers() {
  const { data = [] } = useQuery(offeredTransfersQuery)
  return data.map((offer) => <Offer key={offer.id} offer={offer} />)
}

function Offer({ offer }: { offer: OfferedTransfer }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useUserId()
  const key = useRef(crypto.randomUUID())
  const [declining, setDeclining] = useState(false)
  const tenants = useQuery({ ...tenantsToMoveToQuery(me), enabled: offer.leaves_tenant })
  const [chosen, setChosen] = useState('')
  const tenantId = offer.leaves_tenant ? chosen || tenants.data?.[0]?.id : undefined
  const homeless = offer.leaves_tenant && tenants.data?.length === 0

  const accept = useAct({
    act: () => acceptTransfer(key.current, offer.id, tenantId),
    refresh: [OFFERED, ['memberships'], ['owns-tenant'], ['own-tenants']],
    done: t('tenants.offer.accepted', { name: offer.project_name }),
    onDone: async (project) => {
      const memberships = await client.fetchQuery(membershipsQuery(me))
      await navigate({ to: '/p/$project/home', params: { project: projectKey(project, memberships) } })
    },
  })
  const decline = useAct({
    act: () => declineTransfer(crypto.randomUUID(), offer.id),
    refresh: [OFFERED],
    done: t('tenants.offer.declined'),
  })
  const format = { language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  return (
    <section
      data-testid="offered-transfer"
      className="flex flex-col gap-3 rounded-xl border border-accent bg-surface p-4"
    >
      <h2 className="flex items-center gap-2 font-semibold">
        <ArrowRightLeft aria-hidden className="size-4 shrink-0 text-accent-ink" />
        <span className="min-w-0">{t('tenants.offer.title', { name: offer.project_name })}</span>
      </h2>
      <p className="text-pretty text-ink-soft text-sm">
        {t(offer.offered_by ? 'tenants.offer.by' : 'tenants.offer.byNobody', {
          name: offer.offered_by ?? '',
          tenant: offer.tenant_name,
        })}{' '}
        {t(offer.leaves_tenant ? 'tenants.offer.leaves' : 'tenants.offer.stays')}{' '}
        {t('tenants.offer.until', { time: exactTime(Date.parse(offer.expires_at), format) })}
      </p>
      {offer.leaves_tenant && (tenants.data?.length ?? 0) > 1 ? (
        <SelectField
          label={t('tenants.offer.into')}
          value={tenantId ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          {tenants.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      {homeless ? (
        <p role="status" className="rounded-lg bg-warn-soft px-3 py-2 text-sm text-warn">
          {t('tenants.offer.noTenant')}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          busy={accept.isPending}
          disabled={homeless || (offer.leaves_tenant && tenantId === undefined)}
          data-testid="accept-transfer"
          onClick={() => accept.mutate()}
        >
          {t('tenants.offer.accept')}
        </Button>
        <Button disabled={accept.isPending} onClick={() => setDeclining(true)}>
          {t('tenants.offer.decline')}
        </Button>
      </div>
      {declining ? (
        <ConfirmDialog
          title={t('tenants.offer.declineAsk', { name: offer.project_name })}
          confirmLabel={t('tenants.offer.decline')}
          onConfirm={() => decline.mutateAsync()}
          onClose={() => setDeclining(false)}
        >
          {t('tenants.offer.declineText')}
        </ConfirmDialog>
      ) : null}
    </section>
  )
}
