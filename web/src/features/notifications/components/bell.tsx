import { useQuery } from '@tanstack/react-query'
import { Bell as BellIcon } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadTexts } from '@/lib/i18n'
import { useProject } from '@/lib/project'
import { unreadQuery } from '../api/unread'

const load = async () => {
  const [panel] = await Promise.all([import('./notification-panel'), loadTexts('notifications')])
  return { default: panel.NotificationPanel }
}
const Panel = lazy(load)

/** The bell: how many news wait. What they are arrives with the first press. */
export function Bell(props: { className: string; tip?: boolean; labelled?: boolean }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: unread = 0 } = useQuery(unreadQuery(project.id))
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const label = unread > 0 ? t('nav.unreadNews', { count: unread }) : t('nav.news')
  return (
    <>
      <button
        ref={button}
        type="button"
        // With a word beside it, the word is its name.
        aria-label={props.labelled ? undefined : label}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-tip={props.tip && !open ? t('nav.news') : undefined}
        data-unread={unread}
        data-testid="bell"
        className={props.className}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(!open)}
      >
        <span className="relative">
          <BellIcon aria-hidden className="size-5" />
          {unread > 0 ? (
            // Drawn by CSS: the name says the number already.
            <span
              aria-hidden
              data-count={unread > 99 ? '99+' : unread}
              className="absolute -end-2 -top-1.5 min-w-4 rounded-full bg-danger-fill px-1 text-center font-semibold text-2xs text-white tabular-nums before:content-[attr(data-count)]"
            />
          ) : null}
        </span>
        {props.labelled ? (
          <>
            {t('nav.newsShort')}
            {unread > 0 ? <span className="sr-only">{label}</span> : null}
          </>
        ) : null}
      </button>
      {open ? (
        <Suspense>
          <Panel anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
