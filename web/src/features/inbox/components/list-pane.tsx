import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import { cx } from '@/lib/cx'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useLanguage } from '@/lib/use-language'
import { countsQuery, MOST_COUNTED } from '../api/counts'
import { needsQuery } from '../api/needs-you'
import { useListFilter } from '../hooks/use-filter'
import { type InboxSearch, keepList, TABS, type Tab } from '../model/filters'
import { NeedsList } from './needs-list'
import { TabList } from './tab-list'

const ListOptions = lazy(async () => ({ default: (await import('./list-filters')).ListOptions }))
const FilterChips = lazy(async () => ({ default: (await import('./list-filters')).FilterChips }))

const SEARCH_DELAY_MS = 250
export const SEARCH_FIELD_ID = 'inbox-search'

/** The left column of the inbox (the right one in Arabic): search, tabs, filters, list. */
export function ListPane({ className }: { className?: string }) {
  const { t } = useTranslation()
  const filter = useListFilter()
  const navigate = useNavigate()
  const show = (change: Partial<InboxSearch>) =>
    void navigate({
      to: '.',
      search: (search) => ({ ...keepList(search), ...change }),
      replace: true,
    })
  const showTab = (tab: Tab) => show({ tab: tab === 'needs' ? undefined : tab, q: undefined })

  return (
    <section
      aria-label={t('inbox.listLabel')}
      className={cx('flex min-h-0 min-w-0 flex-col bg-surface', className)}
    >
      <header className="flex h-bar shrink-0 items-center gap-1 ps-4 pe-2">
        <h1 className="flex-1 font-semibold text-lg">{t('inbox.title')}</h1>
        <Suspense>
          <ListOptions filter={filter} onChange={show} />
        </Suspense>
      </header>
      <SearchField q={filter.q} onSearch={(q) => show({ q: q ?? undefined })} />
      {filter.q === null ? (
        <Tabs tab={filter.tab} onChange={showTab} />
      ) : (
        <p className="border-b px-4 pb-2 font-medium text-ink-soft text-sm">{t('inbox.results')}</p>
      )}
      <Suspense>
        <FilterChips filter={filter} onChange={show} />
      </Suspense>
      {filter.q === null && filter.tab === 'needs' ? (
        <NeedsList filter={filter} onShowTab={showTab} />
      ) : (
        <TabList key={filter.q ?? filter.tab} filter={filter} onShowTab={showTab} />
      )}
    </section>
  )
}

function Tabs({ tab, onChange }: { tab: Tab; onChange: (tab: Tab) => void }) {
  const { t } = useTranslation()
  const me = useUserId()
  const { project } = useProject()
  const { data: counts } = useQuery(countsQuery(project.id, me))
  const filter = useListFilter()
  const { data: needs } = useInfiniteQuery(needsQuery({ ...filter, tab: 'needs', filters: {} }))
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    nav.current
      ?.querySelector(`[data-testid=tab-${tab}]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  const countOf: Partial<Record<Tab, number>> = { ...counts, needs: needs?.pages[0]?.total }
  return (
    <nav
      ref={nav}
      aria-label={t('inbox.tabs.label')}
      className="flex shrink-0 gap-0.5 scroll-px-8 overflow-x-auto border-b px-2 [scrollbar-width:none]"
    >
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={tab === name ? 'true' : undefined}
          data-testid={`tab-${name}`}
          onClick={() => onChange(name)}
          className={cx(
            '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2 text-sm -outline-offset-2 transition-colors touch:h-touch',
            tab === name
              ? 'border-accent font-semibold text-ink'
              : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {t(`list.tabs.${name}`)}
          <TabCount value={countOf[name]} loud={name === 'needs'} />
        </button>
      ))}
    </nav>
  )
}

function TabCount({ value, loud }: { value: number | undefined; loud: boolean }) {
  const language = useLanguage()
  if (!value) return null
  return (
    <span
      className={cx(
        'rounded-full px-1.5 font-medium text-2xs tabular-nums',
        loud ? 'bg-accent text-on-accent' : 'bg-sunken text-ink-soft',
      )}
    >
      {!loud && value >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : count(value, language)}
    </span>
  )
}

function SearchField({ q, onSearch }: { q: string | null; onSearch: (q: string | null) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(q ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)
  // Back and forward change the address; the field follows unless it is being written in.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(q ?? '')
  }, [q])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (next: string, at: 'once' | 'soon') => {
    setText(next)
    clearTimeout(timer.current)
    const search = () => onSearch(next.trim() || null)
    if (at === 'once') search()
    else timer.current = setTimeout(search, SEARCH_DELAY_MS)
  }

  return (
    <search className="px-3 pb-2">
      <div className="flex h-9 items-center gap-2 rounded-lg bg-sunken ps-2.5 pe-1 focus-within:outline-2 focus-within:outline-accent touch:h-touch">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          ref={field}
          id={SEARCH_FIELD_ID}
          type="search"
          dir={text ? 'auto' : undefined}
          value={text}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          enterKeyHint="search"
          onChange={(event) => change(event.target.value, 'soon')}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') change(text, 'once')
            if (event.key === 'Escape') {
              event.preventDefault()
              change('', 'once')
              field.current?.blur()
            }
          }}
          className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-start touch:text-field [&::-webkit-search-cancel-button]:hidden"
        />
        {text ? (
          <IconButton
            label={t('inbox.clearSearch')}
            tip="none"
            className="size-7"
            onClick={() => {
              change('', 'once')
              field.current?.focus()
            }}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        ) : null}
      </div>
    </search>
  )
}
