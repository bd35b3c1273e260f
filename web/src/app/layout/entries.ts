import { Inbox, type LucideIcon } from 'lucide-react'

/** The pages of a project that exist, in the order of the rail and of the bottom bar. */
export const ENTRIES = [{ id: 'inbox', to: '/p/$project/inbox', icon: Inbox }] as const satisfies {
  id: 'inbox'
  to: string
  icon: LucideIcon
}[]
