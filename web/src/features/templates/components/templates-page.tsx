import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { BookOpen, Ellipsis, LayoutTemplate, Plus, RefreshCw, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { MenuButton } from '@/components/ui/menu-button'
import { Notice } from '@/components/ui/notice'
import { CountedTitle, Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { textLinkClass } from '@/components/ui/text-link'
import { cx } from '@/lib/cx'
import { count } from '@/lib/format'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { useTitle } from '@/lib/use-title'
import { useSyncTemplates } from '../api/change-template'
import { accountsQuery, PAGE_SIZE, type TemplateRow, templatesQuery } from '../api/read-templates'
import { useTemplatesNews } from '../hooks/use-templates-news'
import { contentOf, directionOf } from '../model/content'
import { CATEGORIES, isFiltered, type TemplatesSearch } from '../model/search'
import { CatalogueDialog } from './catalogue-dialog'
import { QualityBadge, StatusBadge } from './status-badge'
import { TemplatesFilters } from './templates-filters'

const route = getRouteApi('/signed-in/p/$project/templates')

/** Meta's templates of the project's business accounts. */
export function TemplatesPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const { project, key } = useProject()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(t('templates.title'))
  useTemplatesNews()
  const accounts = useQuery(accountsQuery(project.id))
  const account = accounts.data?.find(({ id }) => id === search.account) ?? accounts.data?.[0]
  const query = useQuery(templatesQuery(project.id, account?.id, search))
  const [catalogue, setCatalogue] = useState(false)
  const filterBy = (change: TemplatesSearch) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace: true })
  const manages = may('manageTemplates') && account !== undefined
  const total = query.data?.total
  return (
    <Page
      title={
        <CountedTitle
          title={t('templates.title')}
          total={total === undefined ? undefined : count(total, language)}
          inWords={t('templates.total', { count: total ?? 0, total: count(total ?? 0, language) })}
          testId="templates-total"
        />
      }
      actions={
        manages ? (
          <>
            <Acts accountId={account.id} onCatalogue={() => setCatalogue(true)} />
            <Link
              to="/p/$project/templates/new"
              params={{ project: key }}
              search={{ account: search.account }}
              className="inline-flex h-9 items-center gap-1.5 rounded-lg bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover touch:min-h-touch"
            >
              <Plus aria-hidden className="size-4" />
              {t('templates.new')}
            </Link>
          </>
        ) : undefined
      }
      toolbar={
        <TemplatesFilters
          accounts={accounts.data ?? []}
          accountId={account?.id}
          search={search}
          onFilter={filterBy}
        />
      }
    >
      {accounts.data?.length === 0 ? (
        <Notice
          icon={LayoutTemplate}
          title={t('templates.noAccountTitle')}
          action={
            may('manageNumbers') ? (
              <Link to="/p/$project/numbers" params={{ project: key }} className={textLinkClass}>
                {t('templates.toNumbers')}
              </Link>
            ) : undefined
          }
        >
          {t('templates.noAccount')}
        </Notice>
      ) : (
        <QueryView
          query={
            accounts.isError
              ? {
                  data: undefined,
                  error: accounts.error,
                  isPending: false,
                  isFetching: accounts.isFetching,
                  refetch: accounts.refetch,
                }
              : query
          }
          isEmpty={({ total }) => total === 0}
          empty={
            isFiltered(search) ? (
              <Notice
                icon={SearchX}
                title={t('templates.empty.filteredTitle')}
                action={
                  <Button
                    onClick={() =>
                      filterBy({ status: undefined, category: undefined, language: undefined, q: undefined })
                    }
                  >
                    {t('templates.filters.clear')}
                  </Button>
                }
              >
                {t('templates.empty.filtered')}
              </Notice>
            ) : (
              <Notice
                icon={LayoutTemplate}
                title={t('templates.empty.title')}
                action={
                  manages ? (
                    <Button look="primary" onClick={() => setCatalogue(true)}>
                      {t('templates.catalogue.button')}
                    </Button>
                  ) : undefined
                }
              >
                {t('templates.empty.text')}
              </Notice>
            )
          }
        >
          {({ rows, total }) => (
            <>
              <TemplatesTable rows={rows} busy={query.isPlaceholderData} />
              <Pager
                page={search.page ?? 1}
                pageSize={PAGE_SIZE}
                total={total}
                onPage={(page) => filterBy({ page: page === 1 ? undefined : page })}
              />
            </>
          )}
        </QueryView>
      )}
      {catalogue && account ? (
        <CatalogueDialog accountId={account.id} onClose={() => setCatalogue(false)} />
      ) : null}
    </Page>
  )
}

/** What is brought from elsewhere: buttons where there is room, a menu on a phone. */
function Acts({ accountId, onCatalogue }: { accountId: string; onCatalogue: () => void }) {
  const { t } = useTranslation()
  const failed = useFailed()
  const sync = useSyncTemplates(accountId)
  const start = () =>
    sync.mutate(undefined, {
      onError: failed,
      onSuccess: (report) =>
        toast({ kind: 'done', text: t('templates.sync.done', report), durationMs: 8_000 }),
    })
  return (
    <>
      <Button
        busy={sync.isPending}
        icon={<RefreshCw aria-hidden className="size-4" />}
        onClick={start}
        className="max-tablet:hidden"
      >
        {t('templates.sync.button')}
      </Button>
      <Button
        icon={<BookOpen aria-hidden className="size-4" />}
        onClick={onCatalogue}
        className="max-tablet:hidden"
      >
        {t('templates.catalogue.button')}
      </Button>
      <MenuButton
        label={t('common.more')}
        className={cx(iconButtonClass, 'tablet:hidden')}
        entries={() => [
          {
            kind: 'item',
            id: 'sync',
            text: t('templates.sync.button'),
            icon: <RefreshCw aria-hidden className="size-4" />,
            disabled: sync.isPending,
            onSelect: start,
          },
          {
            kind: 'item',
            id: 'catalogue',
            text: t('templates.catalogue.button'),
            icon: <BookOpen aria-hidden className="size-4" />,
            onSelect: onCatalogue,
          },
        ]}
      >
        <Ellipsis aria-hidden className="size-5" />
      </MenuButton>
    </>
  )
}

function TemplatesTable({ rows, busy }: { rows: TemplateRow[]; busy: boolean }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const navigate = route.useNavigate()
  const columns: Column<TemplateRow>[] = [
    {
      id: 'name',
      header: t('templates.columns.name'),
      primary: true,
      cell: (row) => (
        <Link
          to="/p/$project/templates/$templateId"
          params={{ project: key, templateId: row.id }}
          className="break-all rounded-sm"
          onClick={(event) => event.stopPropagation()}
        >
          <Ltr>{row.name}</Ltr>
        </Link>
      ),
    },
    {
      id: 'status',
      header: t('templates.columns.status'),
      cell: (row) => <StatusBadge template={row} />,
    },
    {
      id: 'category',
      header: t('templates.columns.category'),
      cell: (row) => {
        const known = CATEGORIES.find((one) => one === row.category)
        return known ? t(`templates.categories.${known}`) : row.category
      },
    },
    {
      id: 'language',
      header: t('templates.columns.language'),
      cell: (row) => <Ltr>{row.language}</Ltr>,
    },
    {
      id: 'quality',
      header: t('templates.columns.quality'),
      cell: (row) => <QualityBadge score={row.quality_score} />,
    },
    {
      id: 'text',
      header: t('templates.columns.text'),
      cell: (row) => (
        <bdi dir={directionOf(row.language)} className="line-clamp-2 max-w-bubble text-pretty text-ink-soft">
          {contentOf(row).body}
        </bdi>
      ),
    },
  ]
  return (
    <Table
      label={t('templates.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      busy={busy}
      onRow={({ id }) =>
        void navigate({ to: '/p/$project/templates/$templateId', params: { project: key, templateId: id } })
      }
    />
  )
}
