import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Page } from '@/components/ui/page'
import { Tabs } from '@/components/ui/tabs'
import { useMay } from '@/lib/project'
import { useTitle } from '@/lib/use-title'
import { CATEGORIES } from '../model/categories'
import { LEVELS, type LogsSearch } from '../model/search'
import { AuditFilters } from './audit-filters'
import { AuditList } from './audit-list'
import { LogList } from './log-list'

/** What the machine says of itself, and who did what. */
export function LogsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const search: LogsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [live, setLive] = useState(true)
  useTitle(t('logs.title'))
  if (!may('seeLogs')) return <NotAllowed />

  const show = (change: Partial<LogsSearch>) =>
    void navigate({ to: '.', search: { ...search, page: undefined, ...change }, replace: true })
  const isFiltered = Boolean(search.level ?? search.category ?? search.subject ?? search.actor ?? search.day)
  // Later pages stand still: rows that move while one reads them are of no use.
  const isLive = live && search.page === undefined
  const list = { search, live: isLive, isFiltered, onPage: (page: number) => show({ page }) }

  return (
    <Page
      title={t('logs.title')}
      toolbar={
        <Tabs
          label={t('logs.tabs.label')}
          current={search.tab ?? 'log'}
          tabs={[
            { name: 'log', text: t('logs.tabs.log') },
            { name: 'audit', text: t('logs.tabs.audit') },
          ]}
          onChange={(tab) =>
            void navigate({ to: '.', search: { tab: tab === 'audit' ? 'audit' : undefined } })
          }
        />
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        {search.tab === 'audit' ? (
          <AuditFilters search={search} onShow={show} />
        ) : (
          <LogFilters search={search} onShow={show} />
        )}
        <input
          type="date"
          aria-label={t('logs.day')}
          value={search.day ?? ''}
          onChange={(event) => show({ day: event.target.value || undefined })}
          className="h-9 rounded-lg border border-line-strong bg-surface px-2 text-sm touch:h-touch"
        />
        {isFiltered ? (
          <Button
            size="sm"
            look="quiet"
            onClick={() =>
              show({
                level: undefined,
                category: undefined,
                subject: undefined,
                actor: undefined,
                day: undefined,
              })
            }
          >
            {t('logs.clearFilters')}
          </Button>
        ) : null}
        <span className="flex-1" />
        <Button size="sm" aria-pressed={isLive} onClick={() => setLive(!live)}>
          <span
            aria-hidden
            className={`size-2 rounded-full ${isLive ? 'bg-accent' : 'border border-ink-faint'}`}
          />
          {t('logs.live')}
        </Button>
      </div>
      {search.tab === 'audit' ? <AuditList {...list} /> : <LogList {...list} />}
    </Page>
  )
}

function LogFilters(props: { search: LogsSearch; onShow: (change: Partial<LogsSearch>) => void }) {
  const { t } = useTranslation()
  const { search, onShow } = props
  return (
    <>
      <Select
        label={t('logs.level')}
        value={search.level ?? ''}
        onChange={(event) => onShow({ level: LEVELS.find((level) => level === event.target.value) })}
      >
        <option value="">{`${t('logs.level')}: ${t('common.all')}`}</option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`logs.levels.${level}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('logs.category')}
        value={search.category ?? ''}
        onChange={(event) => onShow({ category: event.target.value || undefined })}
      >
        <option value="">{`${t('logs.category')}: ${t('common.all')}`}</option>
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {t(`logs.categories.${category}`)}
          </option>
        ))}
      </Select>
    </>
  )
}
