import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

let title = document.title
let unread = ''

function write(): void {
  document.title = unread + title
}

/** Names the page in the tab and in the history. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  const next = `${page} · ${t('app.name')}`
  useEffect(() => {
    title = next
    write()
  }, [next])
}

/** Puts how much is unread before the title, and a dot on the icon of the tab. */
export function setTitleCount(count: number, most: number): void {
  unread = count === 0 ? '' : `(${count >= most ? `${most - 1}+` : count}) `
  write()
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const wanted = count === 0 ? '/favicon.svg' : '/favicon-unread.svg'
  if (icon && icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted)
}
