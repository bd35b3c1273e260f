import { useQuery } from '@tanstack/react-query'
import { Crown, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Table } from '@/components/ui/table'
import { useUserId } from '@/lib/session'
import { useAct } from '@/lib/use-act'
import { changeTenant, type Tenant, type TenantMember, tenantKeys, tenantMembersQuery } from '../api/tenants'

/** Who is in the projects of an organisation and as what; to one of them it can be handed. */
export function TenantMembers({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation()
  const me = useUserId()
  const [page, setPage] = useState(1)
  const [heir, setHeir] = useState<TenantMember | null>(null)
  const query = useQuery(tenantMembersQuery(tenant.id, page))
  const handOver = useAct({
    act: (userId: string) => changeTenant(tenant.id, { owner_id: userId }),
    refresh: [tenantKeys.all, ['owns-tenant'], ['own-tenants']],
    done: t('tenants.handOver.done'),
  })
  const isActive = ({ projects }: TenantMember) => projects.some(({ disabled_at }) => disabled_at === null)
  const nameOf = (member: TenantMember) => member.full_name ?? member.email ?? ''
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={3} />}
      isEmpty={({ total }) => total === 0}
      empty={
        <Notice icon={UsersRound} title={t('tenants.members.emptyTitle')}>
          {t('tenants.members.empty')}
        </Notice>
      }
    >
      {({ data, total, limit }) => (
        <>
          <Table
            label={t('tenants.members.title')}
            rows={data}
            rowKey={({ user_id }) => user_id}
            columns={[
              {
                id: 'name',
                header: t('tenants.members.name'),
                primary: true,
                cell: (member) => (
                  <span className="flex min-w-0 flex-col">
                    <span className="inline-flex items-center gap-2">
                      <bdi dir="auto">{nameOf(member)}</bdi>
                      {member.user_id === tenant.owner_id ? (
                        <Badge tone="good">{t('tenants.members.owner')}</Badge>
                      ) : null}
                    </span>
                    {member.full_name === null ? null : (
                      <Ltr className="break-all text-ink-faint text-sm">{member.email}</Ltr>
                    )}
                  </span>
                ),
              },
              {
                id: 'projects',
                header: t('tenants.members.projects'),
                cell: ({ projects }) => (
                  <ul className="flex flex-wrap gap-1.5">
                    {projects.map(({ project_id, name, role, disabled_at }) => (
                      <li key={project_id}>
                        <Badge tone={disabled_at === null ? 'neutral' : 'warn'}>
                          <bdi dir="auto">{name}</bdi>
                          {` · ${disabled_at === null ? t(`roles.${role}`) : t('tenants.members.disabled')}`}
                        </Badge>
                      </li>
                    ))}
                  </ul>
                ),
              },
              {
                id: 'acts',
                header: t('common.actions'),
                align: 'end',
                cell: (member) =>
                  member.user_id === me || !isActive(member) ? null : (
                    <IconButton
                      label={t('tenants.handOver.to', { name: nameOf(member) })}
                      tip="above"
                      onClick={() => setHeir(member)}
                    >
                      <Crown aria-hidden className="size-4" />
                    </IconButton>
                  ),
              },
            ]}
          />
          <Pager page={page} pageSize={limit} total={total} onPage={setPage} />
          {heir ? (
            <ConfirmDialog
              title={t('tenants.handOver.title', { name: nameOf(heir) })}
              confirmLabel={t('tenants.handOver.confirm')}
              name={tenant.name}
              onConfirm={() => handOver.mutateAsync(heir.user_id)}
              onClose={() => setHeir(null)}
            >
              {t('tenants.handOver.text')}
            </ConfirmDialog>
          ) : null}
        </>
      )}
    </QueryView>
  )
}
