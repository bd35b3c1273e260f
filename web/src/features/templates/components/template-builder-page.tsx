import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowRight, FileX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { useMay, useProject } from '@/lib/project'
import { useTitle } from '@/lib/use-title'
import { accountsQuery, templateQuery } from '../api/read-templates'
import { EMPTY, toFields } from '../model/draft'
import { BuilderForm } from './builder-form'

const route = getRouteApi('/signed-in/p/$project/templates/new')

/** Writes a template, new, from another one, or over the one that is there. */
export function TemplateBuilderPage() {
  const { t } = useTranslation()
  const may = useMay()
  const { project, key } = useProject()
  const search = route.useSearch()
  const base = search.edit ?? search.from
  const title = search.edit ? t('templates.builder.editTitle') : t('templates.builder.title')
  useTitle(title)
  const accounts = useQuery(accountsQuery(project.id))
  const template = useQuery({ ...templateQuery(project.id, base ?? ''), enabled: base !== undefined })
  const account = accounts.data?.find(({ id }) => id === search.account) ?? accounts.data?.[0]
  return (
    <Page
      title={title}
      before={
        <Link
          to="/p/$project/templates"
          params={{ project: key }}
          aria-label={t('common.back')}
          className={iconButtonClass}
        >
          <ArrowRight aria-hidden className="size-5 ltr:rotate-180" />
        </Link>
      }
    >
      {!may('manageTemplates') ? (
        <NotAllowed />
      ) : base === undefined ? (
        <BuilderForm start={EMPTY} accountId={account?.id} />
      ) : (
        <QueryView
          query={template}
          skeleton={<RowsSkeleton rows={6} />}
          isEmpty={(row) => row === null}
          empty={<Notice icon={FileX} title={t('templates.missing')} />}
        >
          {(row) => {
            if (!row) return null
            const fields = toFields(row)
            // A draft that Meta has never seen is handed in, not changed.
            const editing = search.edit && row.meta_template_id ? row.id : undefined
            return (
              <BuilderForm
                key={row.id}
                start={search.edit ? fields : { ...fields, name: `${fields.name}_copy`.slice(0, 512) }}
                editing={editing}
                accountId={row.business_account_id}
              />
            )
          }}
        </QueryView>
      )}
    </Page>
  )
}
