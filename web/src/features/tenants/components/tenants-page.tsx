import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Building2, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Door } from '@/components/door'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { useUserId } from '@/lib/session'
import { useTitle } from '@/lib/use-title'
import { ownedTenantsQuery, type Tenant } from '../api/tenants'
import { TenantDialog } from './tenant-dialog'
import { TenantMembers } from './tenant-members'
import { TenantProjects } from './tenant-projects'

/** The organisations that one owns: their projects, who is in them, and whose they are. */
export function TenantsPage() {
  const { t } = useTranslation()
  const query = useQuery(ownedTenantsQuery(useUserId()))
  const [founding, setFounding] = useState(false)
  useTitle(t('tenants.title'))
  return (
    <Door
      actions={
        <Link
          to="/projects"
          className="inline-flex items-center px-2 font-medium text-accent-ink touch:min-h-touch"
        >
          {t('tenants.toProjects')}
        </Link>
      }
    >
      <div className="flex w-full max-w-reading flex-col gap-8 self-start">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
            <h1 className="font-semibold text-xl">{t('tenants.title')}</h1>
            <p className="text-pretty text-ink-soft">{t('tenants.intro')}</p>
          </div>
          {query.data?.length ? (
            <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setFounding(true)}>
              {t('tenants.create')}
            </Button>
          ) : null}
        </div>
        <QueryView
          query={query}
          skeleton={<RowsSkeleton rows={5} />}
          isEmpty={(tenants) => tenants.length === 0}
          empty={
            <Notice icon={Building2} title={t('tenants.emptyTitle')}>
              {t('tenants.empty')}
            </Notice>
          }
        >
          {(tenants) => tenants.map((tenant) => <TenantView key={tenant.id} tenant={tenant} />)}
        </QueryView>
      </div>
      {founding ? <TenantDialog onClose={() => setFounding(false)} /> : null}
    </Door>
  )
}

function TenantView({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  return (
    <article data-testid="tenant" className="flex flex-col gap-6">
      <header className="flex items-center gap-3">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-ink">
          <Building2 aria-hidden className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="line-auto font-semibold text-lg">
            <bdi dir="auto">{tenant.name}</bdi>
          </h2>
          <Ltr className="text-ink-faint text-sm">{tenant.slug}</Ltr>
        </div>
        <IconButton
          label={t('tenants.renameNamed', { name: tenant.name })}
          tip="above"
          onClick={() => setRenaming(true)}
        >
          <Pencil aria-hidden className="size-4" />
        </IconButton>
      </header>
      <Section title={t('tenants.projects.title')}>
        <TenantProjects tenant={tenant} />
      </Section>
      <Section title={t('tenants.members.title')} description={t('tenants.members.description')}>
        <TenantMembers tenant={tenant} />
      </Section>
      {renaming ? <TenantDialog tenant={tenant} onClose={() => setRenaming(false)} /> : null}
    </article>
  )
}
