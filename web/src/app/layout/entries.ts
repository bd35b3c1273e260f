import { useNavigate } from '@tanstack/react-router'
import {
  Activity,
  ChartColumn,
  ClipboardList,
  CodeXml,
  House,
  Images,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  ScrollText,
  Settings,
  Smartphone,
  UsersRound,
  Workflow,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Act } from '@/lib/permissions'
import { useMay, useProject } from '@/lib/project'

/** A page of a project in the rail and in the menu of a phone. */
interface Entry {
  id: string
  to: string
  icon: LucideIcon
  /** What a member must be allowed to do to have any use of it. */
  needs?: Act
  params?: { section: string }
}

/** The pages of a project, in the order of the rail; on a phone the first three have a place in the bar. */
export const ENTRIES = [
  { id: 'inbox', to: '/p/$project/inbox', icon: Inbox },
  { id: 'home', to: '/p/$project/home', icon: House },
  { id: 'contacts', to: '/p/$project/contacts', icon: UsersRound },
  { id: 'requests', to: '/p/$project/requests', icon: ClipboardList },
  { id: 'media', to: '/p/$project/media', icon: Images },
  { id: 'templates', to: '/p/$project/templates', icon: LayoutTemplate },
  { id: 'flows', to: '/p/$project/flows', icon: Workflow },
  { id: 'analytics', to: '/p/$project/analytics', icon: ChartColumn, needs: 'seeAnalytics' },
  { id: 'numbers', to: '/p/$project/numbers', icon: Smartphone },
  { id: 'status', to: '/p/$project/status', icon: Activity, needs: 'seeStatus' },
  { id: 'logs', to: '/p/$project/logs', icon: ScrollText, needs: 'seeLogs' },
  {
    id: 'developers',
    to: '/p/$project/developers/$section',
    params: { section: 'keys' },
    icon: CodeXml,
    needs: 'manageKeys',
  },
  { id: 'settings', to: '/p/$project/settings/$section', params: { section: 'project' }, icon: Settings },
] as const satisfies Entry[]

export type EntryId = (typeof ENTRIES)[number]['id']

/** The pages that the signed-in person has a use for. */
export function useEntries() {
  const may = useMay()
  return ENTRIES.filter((entry) => !('needs' in entry) || may(entry.needs))
}

/** How many of them a phone shows in its bar. */
export const ENTRIES_IN_BAR = 3

/** The pages as things that one goes to by name. */
export function usePages() {
  const { t } = useTranslation()
  const { key } = useProject()
  const navigate = useNavigate()
  return useEntries().map(({ id, to, icon, ...entry }) => ({
    id,
    name: t(`nav.${id}`),
    icon,
    go: () =>
      void navigate({ to, params: { project: key, section: 'params' in entry ? entry.params.section : '' } }),
  }))
}
