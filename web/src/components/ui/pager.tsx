import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './icon-button'

/** Pages of a table with an exact total. `page` counts from 1. */
export function Pager(props: {
  page: number
  pageSize: number
  total: number
  onPage: (page: number) => void
}) {
  const { t } = useTranslation()
  const pages = Math.max(1, Math.ceil(props.total / props.pageSize))
  if (props.total === 0) return null
  const from = (props.page - 1) * props.pageSize + 1
  const to = Math.min(props.page * props.pageSize, props.total)
  return (
    <nav
      aria-label={t('common.pageOf', { page: props.page, pages })}
      className="flex items-center justify-end gap-2 text-ink-soft text-sm"
    >
      <span data-numeric>{t('common.rows', { from, to, total: props.total })}</span>
      {pages === 1 ? null : (
        <>
          <IconButton
            label={t('common.previous')}
            tip="above"
            disabled={props.page <= 1}
            onClick={() => props.onPage(props.page - 1)}
          >
            <ChevronLeft aria-hidden className="mirror size-4" />
          </IconButton>
          <IconButton
            label={t('common.next')}
            tip="above"
            disabled={props.page >= pages}
            onClick={() => props.onPage(props.page + 1)}
          >
            <ChevronRight aria-hidden className="mirror size-4" />
          </IconButton>
        </>
      )}
    </nav>
  )
}
