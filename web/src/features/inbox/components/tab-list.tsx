import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { AlarmClock, CheckCheck, Filter, Inbox, UserRoundCheck } from 'lucide-react'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import type { ListFilter } from '../api/keys'
import { conversationsQuery } from '../api/list-conversations'
import { pinsQuery } from '../api/pins'
import { belongsTo, narrows, type Tab } from '../model/filters'
import { ConversationList, type Item } from './conversation-list'

const MessageHits = lazy(async () => ({ default: (await import('./message-hits')).MessageHits }))

interface TabListProps {
  filter: ListFilter
  onShowTab: (tab: Tab) => void
}

/** The conversations of a tab, the reader's pinned ones on top; or what a search found. */
export function TabList({ filter, onShowTab }: TabListProps) {
  const { t } = useTranslation()
  const me = useUserId()
  const query = useInfiniteQuery(conversationsQuery(filter, me))
  const pinned = usePinned(filter, me)
  const items = useMemo((): Item[] => {
    const top = new Set(pinned.map(({ id }) => id))
    const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
    return [...pinned, ...rows.flatMap((row) => (top.has(row.id) ? [] : { id: row.id, row }))]
  }, [query.data, pinned])
  const hits =
    filter.q === null ? null : narrows(filter.filters) ? (
      <p className="text-pretty p-4 text-center text-ink-faint text-xs">{t('list.messagesUnfiltered')}</p>
    ) : (
      <Suspense>
        <MessageHits q={filter.q} alone={items.length === 0} />
      </Suspense>
    )
  return (
    <ConversationList
      items={items}
      paging={query}
      showStatus={filter.q !== null}
      footer={hits}
      empty={(narrows(filter.filters) ? null : hits) ?? <EmptyTab filter={filter} onShowTab={onShowTab} />}
    />
  )
}

/** The pinned ones that are part of this list. */
function usePinned({ tab, filters, q }: ListFilter, me: string): Item[] {
  const { project } = useProject()
  const { data } = useQuery(pinsQuery(project.id))
  return useMemo(
    () =>
      (q === null ? (data ?? []) : []).flatMap((row) =>
        belongsTo(tab, filters, row, me) ? [{ id: row.id, row, pinned: true }] : [],
      ),
    [data, tab, filters, q, me],
  )
}

const ICONS = {
  needs: CheckCheck,
  open: Inbox,
  mine: CheckCheck,
  unassigned: UserRoundCheck,
  snoozed: AlarmClock,
  closed: Inbox,
}

function EmptyTab({ filter, onShowTab }: TabListProps) {
  const { t } = useTranslation()
  const { tab, filters } = filter
  if (narrows(filters)) {
    return (
      <Notice icon={Filter} title={t('list.empty.filteredTitle')}>
        {t('list.empty.filtered')}
      </Notice>
    )
  }
  return (
    <Notice
      icon={ICONS[tab]}
      title={t(`list.empty.${tab}Title`)}
      action={
        tab === 'mine' ? (
          <Button onClick={() => onShowTab('unassigned')}>{t('list.empty.showUnassigned')}</Button>
        ) : null
      }
    >
      {t(`list.empty.${tab}`)}
    </Notice>
  )
}
