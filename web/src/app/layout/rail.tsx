import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '@/components/language-switch'
import { Avatar } from '@/components/ui/avatar'
import { Logo } from '@/components/ui/logo'
import { Bell } from '@/features/notifications/components/bell'
import { membersQuery, useProject } from '@/lib/project'
import { useUserEmail, useUserId } from '@/lib/session'
import { AccountMenu } from './account-menu'
import { useEntries } from './entries'

const buttonClass =
  'tip tip-side inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-hover hover:text-ink touch:size-touch aria-[current=page]:bg-selected aria-[current=page]:text-accent-ink'

/** The narrow bar at the inline start on wide screens. */
export function Rail({ onHelp, onCommands }: { onHelp: () => void; onCommands: () => void }) {
  const { t } = useTranslation()
  const { key, project } = useProject()
  const entries = useEntries()
  return (
    <nav
      aria-label={t('nav.main')}
      className="hidden w-rail shrink-0 flex-col items-center gap-1 border-e bg-canvas py-3 tablet:flex"
    >
      <span data-tip={project.name} className="tip tip-side mb-3">
        <Logo className="size-8" />
      </span>
      {entries.map(({ id, to, icon: Icon, ...entry }) => (
        <Link
          key={id}
          to={to}
          params={{ project: key, ...('params' in entry ? entry.params : undefined) }}
          aria-label={t(`nav.${id}`)}
          data-tip={t(`nav.${id}`)}
          className={buttonClass}
        >
          <Icon aria-hidden className="size-5" />
        </Link>
      ))}
      <span className="flex-1" />
      <button
        type="button"
        aria-label={t('nav.commands')}
        data-tip={t('nav.commandsTip')}
        data-testid="open-commands"
        onClick={onCommands}
        className={buttonClass}
      >
        <Search aria-hidden className="size-5" />
      </button>
      <Bell tip className={buttonClass} />
      <LanguageSwitch look="icon" />
      <AccountMenu
        side="inline-end"
        withLanguage={false}
        onHelp={onHelp}
        className="mt-1 inline-flex size-10 items-center justify-center rounded-full touch:size-touch"
      >
        <MyAvatar />
      </AccountMenu>
    </nav>
  )
}

/** The signed-in person. */
export function MyAvatar() {
  const me = useUserId()
  const email = useUserEmail()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const name = members?.find((member) => member.id === me)?.name ?? email
  return <Avatar name={name} seed={me} size="sm" className="size-8" />
}
