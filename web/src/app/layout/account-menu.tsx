import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, Languages, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { Ltr } from '@/components/ui/ltr'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { LANGUAGES, type Language, setLanguage } from '@/lib/i18n'
import { membershipsQuery, projectKey, useProject } from '@/lib/project'
import { signOut, useUserEmail, useUserId } from '@/lib/session'
import { setTheme, type Theme, useTheme } from '@/lib/theme'
import { useLanguage } from '@/lib/use-language'

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Everything about the person: project, language, theme, shortcuts, the way out. */
export function AccountMenu(props: {
  side: 'top' | 'inline-end'
  withLanguage: boolean
  onHelp: () => void
  className: string
  children: ReactNode
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const userId = useUserId()
  const email = useUserEmail()
  const theme = useTheme()
  const current = useLanguage()
  const { project } = useProject()
  const { data: memberships = [] } = useQuery(membershipsQuery(userId))

  const entries = (): MenuEntry[] => [
    { kind: 'heading', id: 'email', text: <Ltr className="block truncate">{email}</Ltr> },
    ...(memberships.length > 1
      ? [
          ...memberships.map(
            (membership): MenuEntry => ({
              kind: 'item',
              id: membership.project.id,
              text: membership.project.name,
              icon: (
                <Avatar
                  name={membership.project.name}
                  seed={membership.project.id}
                  size="xs"
                  className="rounded-sm"
                />
              ),
              checked: membership.project.id === project.id,
              onSelect: () =>
                void navigate({
                  to: '/p/$project/inbox',
                  params: { project: projectKey(membership.project, memberships) },
                }),
            }),
          ),
          { kind: 'separator', id: 'after-projects' } as const,
        ]
      : []),
    ...(props.withLanguage
      ? (Object.keys(LANGUAGES) as Language[]).map(
          (language): MenuEntry => ({
            kind: 'item',
            id: language,
            text: LANGUAGES[language].name,
            icon: <Languages aria-hidden className="size-4" />,
            checked: language === current,
            onSelect: () => void setLanguage(language),
          }),
        )
      : []),
    { kind: 'heading', id: 'theme', text: t('nav.theme') },
    ...(['system', 'light', 'dark'] as const).map((name): MenuEntry => {
      const Icon = THEME_ICONS[name]
      return {
        kind: 'item',
        id: name,
        text: t(THEME_KEYS[name]),
        icon: <Icon aria-hidden className="size-4" />,
        checked: theme === name,
        onSelect: () => setTheme(name),
      }
    }),
    { kind: 'separator', id: 'before-help' },
    {
      kind: 'item',
      id: 'shortcuts',
      text: t('nav.shortcuts'),
      icon: <Keyboard aria-hidden className="size-4" />,
      hint: '?',
      onSelect: props.onHelp,
    },
    {
      kind: 'item',
      id: 'sign-out',
      text: t('nav.signOut'),
      icon: <LogOut aria-hidden className="mirror size-4" />,
      onSelect: () => void signOut(),
    },
  ]

  return (
    <MenuButton
      label={t('nav.account')}
      entries={entries}
      side={props.side}
      align="end"
      testId="account-menu"
      className={props.className}
    >
      {props.children}
    </MenuButton>
  )
}

const THEME_KEYS = {
  system: 'nav.themeSystem',
  light: 'nav.themeLight',
  dark: 'nav.themeDark',
} as const satisfies Record<Theme, string>
