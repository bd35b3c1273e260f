import {
  ArrowRightLeft,
  Bell,
  Bot,
  Building2,
  CalendarClock,
  LaptopMinimal,
  type LucideIcon,
  MessageSquareQuote,
  Palette,
  Plug,
  Tags,
  UserRound,
  UsersRound,
} from 'lucide-react'
import type { Act } from '@/lib/permissions'

interface Section {
  id: string
  group: 'project' | 'you'
  icon: LucideIcon
  /** What a member must be allowed to do to see it at all. */
  needs?: Act
}

/** The parts of the settings, in their order: first the project's, then one's own. */
export const SECTIONS = [
  { id: 'project', group: 'project', icon: Building2 },
  { id: 'members', group: 'project', icon: UserRound },
  { id: 'teams', group: 'project', icon: UsersRound },
  { id: 'quick-replies', group: 'project', icon: MessageSquareQuote },
  { id: 'tags', group: 'project', icon: Tags },
  { id: 'ai', group: 'project', icon: Bot },
  { id: 'integrations', group: 'project', icon: Plug, needs: 'seeIntegrations' },
  { id: 'retention', group: 'project', icon: CalendarClock, needs: 'seeIntegrations' },
  { id: 'transfer', group: 'project', icon: ArrowRightLeft, needs: 'transferProject' },
  { id: 'notifications', group: 'you', icon: Bell },
  { id: 'appearance', group: 'you', icon: Palette },
  { id: 'sessions', group: 'you', icon: LaptopMinimal },
] as const satisfies Section[]

export type SectionId = (typeof SECTIONS)[number]['id']

/** What the address says in place of a section where a phone shows their list. */
export const ALL = 'all'
