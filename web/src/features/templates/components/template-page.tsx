import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ArrowRight, Copy, Ellipsis, FileX, Pencil, Send, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { MenuButton } from '@/components/ui/menu-button'
import { Notice } from '@/components/ui/notice'
import { Card, Page, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { cx } from '@/lib/cx'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useNow } from '@/lib/use-now'
import { useTitle } from '@/lib/use-title'
import { useDeleteTemplate } from '../api/change-template'
import { type TemplateRow, templateQuery } from '../api/read-templates'
import { useTemplatesNews } from '../hooks/use-templates-news'
import { CATEGORIES } from '../model/search'
import { SendTestDialog } from './send-test-dialog'
import { QualityBadge, StatusBadge } from './status-badge'
import { TemplateHistory } from './template-history'
import { TemplatePreview } from './template-preview'

const route = getRouteApi('/signed-in/p/$project/templates/$templateId')

/** One template: what the customer reads, where Meta stands, and what happened to it. */
export function TemplatePage() {
  const { t } = useTranslation()
  const { templateId } = route.useParams()
  const { project, key } = useProject()
  const query = useQuery(templateQuery(project.id, templateId))
  useTitle(query.data?.name ?? t('templates.title'))
  useTemplatesNews()
  return (
    <Page
      title={
        query.data ? (
          <Ltr className="block truncate rtl:text-end">{query.data.name}</Ltr>
        ) : (
          t('templates.title')
        )
      }
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
      actions={query.data ? <Acts template={query.data} /> : undefined}
    >
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={6} />}
        isEmpty={(template) => template === null}
        empty={<Notice icon={FileX} title={t('templates.missing')} />}
      >
        {(template) => (template ? <Content template={template} /> : null)}
      </QueryView>
    </Page>
  )
}

function Content({ template }: { template: TemplateRow }) {
  const { t } = useTranslation()
  return (
    <div className="grid items-start gap-6 desktop:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        {template.rejected_reason && template.status === 'REJECTED' ? (
          <div role="alert" className="flex flex-col gap-1 rounded-xl bg-danger-soft p-4 text-danger">
            <p className="font-semibold">{t('templates.rejected')}</p>
            <p className="text-sm">
              <bdi dir="auto">{template.rejected_reason}</bdi>
            </p>
          </div>
        ) : null}
        {template.correct_category ? (
          <p role="status" className="rounded-xl bg-warn-soft p-4 text-warn">
            {t('templates.movesTo', { category: template.correct_category })}
          </p>
        ) : null}
        <Facts template={template} />
        <TemplateHistory templateId={template.id} />
      </div>
      <Section title={t('templates.preview.title')}>
        <TemplatePreview template={template} />
      </Section>
    </div>
  )
}

function Facts({ template }: { template: TemplateRow }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const category = CATEGORIES.find((one) => one === template.category)
  const moment = (at: string) => (
    <time dateTime={at} title={exactTime(Date.parse(at), options)}>
      {dayAndTime(Date.parse(at), now, options)}
    </time>
  )
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 p-4 text-sm">
        <Fact term={t('templates.columns.status')}>
          <StatusBadge template={template} />
        </Fact>
        <Fact term={t('templates.columns.quality')}>
          <QualityBadge score={template.quality_score} />
        </Fact>
        <Fact term={t('templates.columns.category')}>
          {category ? t(`templates.categories.${category}`) : template.category}
        </Fact>
        <Fact term={t('templates.columns.language')}>
          <Ltr>{template.language}</Ltr>
        </Fact>
        <Fact term={t('templates.facts.format')}>
          {t(`templates.formats.${template.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL'}`)}
        </Fact>
        {template.meta_template_id ? (
          <Fact term={t('templates.facts.metaId')}>
            <Ltr className="break-all">{template.meta_template_id}</Ltr>
          </Fact>
        ) : null}
        {template.submitted_at ? (
          <Fact term={t('templates.facts.submitted')}>{moment(template.submitted_at)}</Fact>
        ) : null}
        {template.synced_at ? (
          <Fact term={t('templates.facts.synced')}>{moment(template.synced_at)}</Fact>
        ) : null}
        {template.removed_at ? (
          <Fact term={t('templates.facts.removed')}>{moment(template.removed_at)}</Fact>
        ) : null}
      </dl>
    </Card>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-0.5">
      <dt className="text-ink-faint text-xs">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function Acts({ template }: { template: TemplateRow }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const navigate = useNavigate()
  const { key } = useProject()
  const remove = useDeleteTemplate()
  const [window, setWindow] = useState<'test' | 'delete'>()
  const gone = template.removed_at !== null
  const build = (search: { edit?: string; from?: string }) =>
    void navigate({
      to: '/p/$project/templates/new',
      params: { project: key },
      search: { ...search, account: template.business_account_id },
    })
  const acts = [
    {
      id: 'edit',
      text: t('common.edit'),
      icon: <Pencil aria-hidden className="size-4" />,
      allowed: !gone,
      onSelect: () => build({ edit: template.id }),
    },
    {
      id: 'duplicate',
      text: t('templates.duplicate'),
      icon: <Copy aria-hidden className="size-4" />,
      allowed: true,
      onSelect: () => build({ from: template.id }),
    },
    {
      id: 'delete',
      text: t('common.delete'),
      icon: <Trash2 aria-hidden className="size-4" />,
      allowed: !gone,
      onSelect: () => setWindow('delete'),
    },
  ].filter(({ allowed }) => allowed && may('manageTemplates'))
  return (
    <>
      {may('sendMessages') && template.status === 'APPROVED' && !gone ? (
        <Button icon={<Send aria-hidden className="mirror size-4" />} onClick={() => setWindow('test')}>
          {t('templates.test.button')}
        </Button>
      ) : null}
      {acts.map(({ id, text, icon, onSelect }) => (
        <Button key={id} icon={icon} onClick={onSelect} className="max-tablet:hidden">
          {text}
        </Button>
      ))}
      {acts.length > 0 ? (
        <MenuButton
          label={t('common.actions')}
          className={cx(iconButtonClass, 'tablet:hidden')}
          entries={() => acts.map((act) => ({ kind: 'item', ...act }))}
        >
          <Ellipsis aria-hidden className="size-5" />
        </MenuButton>
      ) : null}
      {window === 'test' ? <SendTestDialog template={template} onClose={() => setWindow(undefined)} /> : null}
      {window === 'delete' ? (
        <ConfirmDialog
          title={t('templates.delete.title')}
          name={template.name}
          confirmLabel={t('common.delete')}
          onConfirm={async () => {
            try {
              await remove.mutateAsync(template.id)
            } catch (error) {
              failed(error)
              throw error
            }
            toast({ kind: 'done', text: t('templates.delete.done') })
            await navigate({ to: '/p/$project/templates', params: { project: key } })
          }}
          onClose={() => setWindow(undefined)}
        >
          {t('templates.delete.text')}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
