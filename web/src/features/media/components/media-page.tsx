import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Images, SearchX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { LoadFailed } from '@/components/ui/query-view'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { useTitle } from '@/lib/use-title'
import { mediaQuery, mediaTotalQuery } from '../api/list-media'
import { useMediaNews } from '../hooks/use-media-news'
import { useMediaSearch } from '../hooks/use-media-search'
import type { MediaRow } from '../model/file'
import { isViewable } from '../model/file'
import { filterOf, isFiltered } from '../model/search'
import { BulkBar } from './bulk-bar'
import { MediaFilters } from './media-filters'
import { GridSkeleton, MediaGrid } from './media-grid'
import { MediaSheet } from './media-sheet'

const Viewer = lazy(async () => ({ default: (await import('./viewer')).Viewer }))

/** Every file of the project's messages, by month. */
export function MediaPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const { search, clear, open } = useMediaSearch()
  const filter = filterOf(search)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [viewing, setViewing] = useState<string>()
  useTitle(t('media.title'))
  useMediaNews()
  const query = useInfiniteQuery(mediaQuery(project.id, project.time_zone, filter))
  const { data: total } = useQuery(mediaTotalQuery(project.id, project.time_zone, filter))
  const rows = query.data?.pages.flat() ?? []
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  const pick = (row: MediaRow) => (isViewable(row) ? setViewing(row.id) : open(row.id))
  return (
    <Page
      title={
        <span className="flex items-baseline gap-2">
          {t('media.title')}
          {total === undefined ? null : (
            <span className="font-normal text-ink-faint text-sm tabular-nums" data-testid="media-total">
              {t('media.total', { count: total, total: count(total, language) })}
            </span>
          )}
        </span>
      }
      toolbar={<MediaFilters />}
    >
      {chosen.size > 0 ? (
        <BulkBar rows={rows.filter(({ id }) => chosen.has(id))} onDone={() => setChosen(new Set())} />
      ) : null}
      {query.isPending ? <GridSkeleton /> : null}
      {query.isError && rows.length === 0 ? (
        <LoadFailed error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && rows.length === 0 ? <Empty filtered={isFiltered(search)} onClear={clear} /> : null}
      {rows.length > 0 ? (
        <MediaGrid
          pages={query.data?.pages ?? []}
          chosen={chosen}
          onToggle={toggle}
          onPick={pick}
          onDetails={({ id }) => open(id)}
        />
      ) : null}
      {query.hasNextPage ? (
        <Button
          className="self-center"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      ) : null}
      {search.file ? (
        <MediaSheet id={search.file} onClose={() => open(undefined)} onView={(id) => setViewing(id)} />
      ) : null}
      {viewing ? (
        <Suspense>
          <Viewer
            rows={rows.filter(isViewable)}
            start={viewing}
            onClose={() => setViewing(undefined)}
            onDetails={(id) => {
              setViewing(undefined)
              open(id)
            }}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation()
  return filtered ? (
    <Notice
      icon={SearchX}
      title={t('media.empty.filteredTitle')}
      action={<Button onClick={onClear}>{t('media.filters.clear')}</Button>}
    >
      {t('media.empty.filtered')}
    </Notice>
  ) : (
    <Notice icon={Images} title={t('media.empty.title')}>
      {t('media.empty.text')}
    </Notice>
  )
}
