import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CircleUserRound, Ellipsis, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { Bell } from '@/features/notifications/components/bell'
import { useProject } from '@/lib/project'
import { AccountMenu } from './account-menu'
import { ENTRIES_IN_BAR, useEntries } from './entries'

const itemClass =
  'flex h-bar min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-ink-soft -outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink'

/** The bar at the bottom of a phone. It makes room for the composer while a conversation is open. */
export function BottomBar({ onHelp, onCommands }: { onHelp: () => void; onCommands: () => void }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const navigate = useNavigate()
  const entries = useEntries()
  const inThread = useParams({ strict: false, select: (params) => params.conversationId !== undefined })
  if (inThread) return null
  return (
    <nav
      aria-label={t('nav.main')}
      className="flex shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)] tablet:hidden"
    >
      {entries.slice(0, ENTRIES_IN_BAR).map(({ id, to, icon: Icon }) => (
        <Link key={id} to={to} params={{ project: key, section: '' }} className={itemClass}>
          <Icon aria-hidden className="size-5" />
          {t(`nav.${id}`)}
        </Link>
      ))}
      <Bell labelled className={itemClass} />
      <MenuButton
        label={t('nav.more')}
        side="top"
        className={itemClass}
        testId="more-pages"
        entries={() => [
          {
            kind: 'item',
            id: 'commands',
            text: t('nav.commands'),
            icon: <Search aria-hidden className="size-4" />,
            onSelect: onCommands,
          },
          ...entries.slice(ENTRIES_IN_BAR).map(
            ({ id, to, icon: Icon, ...entry }): MenuEntry => ({
              kind: 'item',
              id,
              text: t(`nav.${id}`),
              icon: <Icon aria-hidden className="size-4" />,
              onSelect: () => void navigate({ to, params: { project: key, section: sectionOf(id, entry) } }),
            }),
          ),
        ]}
      >
        <Ellipsis aria-hidden className="size-5" />
        {t('nav.more')}
      </MenuButton>
      <AccountMenu side="top" withLanguage onHelp={onHelp} className={itemClass}>
        <CircleUserRound aria-hidden className="size-5" />
        {t('nav.account')}
      </AccountMenu>
    </nav>
  )
}

/** A phone shows the list of the settings first. */
function sectionOf(id: string, entry: object): string {
  if (id === 'settings') return 'all'
  return 'params' in entry ? (entry.params as { section: string }).section : ''
}
