import { Link, useParams } from '@tanstack/react-router'
import { CircleUserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useProject } from '@/lib/project'
import { AccountMenu } from './account-menu'
import { ENTRIES } from './entries'

const itemClass =
  'flex h-bar flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-ink-soft -outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink'

/** The bar at the bottom of a phone. It makes room for the composer while a conversation is open. */
export function BottomBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const inThread = useParams({ strict: false, select: (params) => params.conversationId !== undefined })
  if (inThread) return null
  return (
    <nav
      aria-label={t('nav.main')}
      className="flex shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)] tablet:hidden"
    >
      {ENTRIES.map(({ id, to, icon: Icon }) => (
        <Link key={id} to={to} params={{ project: key }} className={itemClass}>
          <Icon aria-hidden className="size-5" />
          {t(`nav.${id}`)}
        </Link>
      ))}
      <AccountMenu side="top" withLanguage onHelp={onHelp} className={itemClass}>
        <CircleUserRound aria-hidden className="size-5" />
        {t('nav.account')}
      </AccountMenu>
    </nav>
  )
}
