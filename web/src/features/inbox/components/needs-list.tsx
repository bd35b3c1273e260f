import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CheckCheck } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ListFilter } from '../api/keys'
import { needsQuery } from '../api/needs-you'
import type { Tab } from '../model/filters'
import { keepSettled } from '../model/needs'
import { ConversationList, type Item } from './conversation-list'

/** What waits for a person, longest first, and why. Empty means that the day is done. */
export function NeedsList({ filter, onShowTab }: { filter: ListFilter; onShowTab: (tab: Tab) => void }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(needsQuery(filter))
  const openId = useParams({ strict: false, select: (params) => params.conversationId })
  const before = useRef<readonly Item[]>([])
  const items = useMemo(() => {
    const needs = query.data?.pages.flatMap((page) => page.needs) ?? []
    const fresh = needs.map(
      ({ row, reasons, since }): Item => ({ id: row.id, row, waiting: { reasons, since, settled: false } }),
    )
    before.current = query.data ? keepSettled(before.current, fresh, openId) : []
    return before.current
  }, [query.data, openId])
  const narrowed = Object.values(filter.filters).some((value) => value !== undefined)
  return (
    <ConversationList
      items={items}
      paging={query}
      empty={
        <Notice
          icon={CheckCheck}
          title={t(narrowed ? 'list.empty.filteredTitle' : 'list.empty.needsTitle')}
          action={
            narrowed ? null : <Button onClick={() => onShowTab('open')}>{t('list.empty.showOpen')}</Button>
          }
        >
          {t(narrowed ? 'list.empty.filtered' : 'list.empty.needs')}
        </Notice>
      }
    />
  )
}
