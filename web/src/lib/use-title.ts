import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Names the page in the tab and in the history. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  const title = `${page} · ${t('app.name')}`
  useEffect(() => {
    document.title = title
  }, [title])
}
