import { CATALOGUE } from '@contracts/template-catalogue'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { RowsSkeleton } from '@/components/ui/query-view'
import { Sheet } from '@/components/ui/sheet'
import { cx } from '@/lib/cx'
import { useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useImportTemplates } from '../api/change-template'
import { namesQuery } from '../api/read-templates'
import { CATEGORIES } from '../model/search'
import { TemplatePreview } from './template-preview'

interface Refusal {
  name: string
  reason: string
}

/** The templates that come with the hub: those that one wants are handed in at Meta, what is there is marked. */
export function CatalogueDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const failed = useFailed()
  const { project } = useProject()
  const { data: there } = useQuery(namesQuery(project.id, accountId))
  const bring = useImportTemplates(accountId)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState(CATALOGUE[0]?.name)
  const [refused, setRefused] = useState<Refusal[]>([])
  const exists = (name: string) => there?.some((one) => one.name === name && one.status !== 'DRAFT') ?? false
  const open = CATALOGUE.filter(({ name }) => !exists(name))
  const toggle = (names: string[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      for (const name of names) on ? next.add(name) : next.delete(name)
      return next
    })
  const start = () =>
    bring.mutate([...chosen], {
      onError: failed,
      onSuccess: (report) => {
        setChosen(new Set())
        setRefused(report.refused)
        toast({ kind: 'done', text: t('templates.catalogue.done', { count: report.created.length }) })
        if (report.refused.length === 0) onClose()
      },
    })
  return (
    <Sheet
      title={t('templates.catalogue.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" busy={bring.isPending} disabled={chosen.size === 0} onClick={start}>
            {t('templates.catalogue.bring', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <p className="text-pretty text-ink-soft">{t('templates.catalogue.text')}</p>
      {refused.length > 0 ? (
        <div role="alert" className="flex flex-col gap-1 rounded-lg bg-danger-soft p-3 text-danger text-sm">
          <p className="font-semibold">{t('templates.catalogue.refused')}</p>
          {refused.map(({ name, reason }) => (
            <p key={name}>
              <Ltr>{name}</Ltr> <bdi dir="auto">{reason}</bdi>
            </p>
          ))}
        </div>
      ) : null}
      {there === undefined ? (
        <RowsSkeleton rows={6} />
      ) : (
        <>
          {open.length > 0 ? (
            <label className="flex items-center gap-2.5">
              <input
                type="checkbox"
                className="size-4 touch:size-5"
                checked={chosen.size > 0 && chosen.size === open.length}
                onChange={(event) =>
                  toggle(
                    open.map(({ name }) => name),
                    event.target.checked,
                  )
                }
              />
              {t('common.selectAll')}
            </label>
          ) : null}
          <ul className="divide-y rounded-xl border">
            {CATALOGUE.map((template) => {
              const category = CATEGORIES.find((one) => one === template.category)
              const isThere = exists(template.name)
              return (
                <li key={template.name} className="flex flex-col">
                  <div
                    className={cx('flex items-center gap-3 px-3 py-2', shown === template.name && 'bg-hover')}
                  >
                    <input
                      type="checkbox"
                      aria-label={template.name}
                      className="size-4 shrink-0 touch:size-5"
                      disabled={isThere}
                      checked={chosen.has(template.name)}
                      onChange={(event) => toggle([template.name], event.target.checked)}
                    />
                    <button
                      type="button"
                      aria-expanded={shown === template.name}
                      className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 rounded-sm text-start touch:min-h-touch"
                      onClick={() => setShown(shown === template.name ? undefined : template.name)}
                    >
                      <Ltr className="break-all font-medium">{template.name}</Ltr>
                      {category ? (
                        <span className="text-ink-faint text-xs">
                          {t(`templates.categories.${category}`)}
                        </span>
                      ) : null}
                      {isThere ? <Badge tone="good">{t('templates.catalogue.there')}</Badge> : null}
                    </button>
                  </div>
                  {shown === template.name ? (
                    <TemplatePreview
                      template={{ ...template, components: template.components }}
                      className="rounded-none"
                    />
                  ) : null}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Sheet>
  )
}
