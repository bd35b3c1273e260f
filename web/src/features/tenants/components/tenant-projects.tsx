import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FolderPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Table } from '@/components/ui/table'
import { textLinkClass } from '@/components/ui/text-link'
import { count } from '@/lib/format'
import { membershipsQuery, projectKey } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useLanguage } from '@/lib/use-language'
import { type Tenant, tenantProjectsQuery } from '../api/tenants'

/** The projects of an organisation; those that one is in lead there. */
export function TenantProjects({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery(tenantProjectsQuery(tenant.id))
  const { data: memberships = [] } = useQuery(membershipsQuery(useUserId()))
  const keyOf = (id: string) => {
    const mine = memberships.find(({ project }) => project.id === id)
    return mine ? projectKey(mine.project, memberships) : null
  }
  const create = (
    <Link to="/projects/new" className={textLinkClass}>
      {t('tenants.projects.create')}
    </Link>
  )
  return (
    <QueryView
      query={query}
      skeleton={<RowsSkeleton rows={2} />}
      isEmpty={(rows) => rows.length === 0}
      empty={
        <Notice icon={FolderPlus} title={t('tenants.projects.emptyTitle')} action={create}>
          {t('tenants.projects.empty')}
        </Notice>
      }
    >
      {(rows) => (
        <>
          <Table
            label={t('tenants.projects.title')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'name',
                header: t('tenants.projects.name'),
                primary: true,
                cell: (row) => {
                  const key = keyOf(row.id)
                  const name = <bdi dir="auto">{row.name}</bdi>
                  return (
                    <span className="inline-flex items-center gap-2">
                      {key === null ? (
                        name
                      ) : (
                        <Link
                          to="/p/$project/home"
                          params={{ project: key }}
                          className="font-medium text-accent-ink"
                        >
                          {name}
                        </Link>
                      )}
                      {row.archived_at === null ? null : <Badge>{t('tenants.projects.archived')}</Badge>}
                    </span>
                  )
                },
              },
              {
                id: 'slug',
                header: t('tenants.projects.slug'),
                cell: ({ slug }) => <Ltr className="text-ink-soft">{slug}</Ltr>,
              },
              {
                id: 'members',
                header: t('tenants.projects.members'),
                align: 'end',
                cell: ({ members }) => count(members, language),
              },
              {
                id: 'numbers',
                header: t('tenants.projects.numbers'),
                align: 'end',
                cell: ({ numbers }) => count(numbers, language),
              },
            ]}
          />
          {create}
        </>
      )}
    </QueryView>
  )
}
