import type { LucideIcon } from 'lucide-react'
import {
  Camera,
  CircleHelp,
  Contact,
  FileText,
  Info,
  LayoutTemplate,
  MapPin,
  Mic,
  MousePointerClick,
  Phone,
  ShoppingBag,
  Smile,
  Sticker,
  Video,
} from 'lucide-react'

/** Kinds of messages that have a name of their own in the locales. */
export type MessageKind =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'interactive'
  | 'button'
  | 'order'
  | 'reaction'
  | 'template'
  | 'system'
  | 'call'
  | 'unsupported'
  | 'other'

const ICONS: Record<MessageKind, LucideIcon | null> = {
  text: null,
  image: Camera,
  video: Video,
  audio: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  interactive: MousePointerClick,
  button: MousePointerClick,
  order: ShoppingBag,
  reaction: Smile,
  template: LayoutTemplate,
  system: Info,
  call: Phone,
  unsupported: CircleHelp,
  other: CircleHelp,
}

/** The kind behind Meta's word; a word that is not known yet is `other`, never an error. */
export function messageKind(type: string | null): MessageKind {
  if (type === null) return 'text'
  if (type === 'voice') return 'audio'
  if (type === 'unknown') return 'unsupported'
  return Object.hasOwn(ICONS, type) ? (type as MessageKind) : 'other'
}

/** The icon of a kind; none for plain text. */
export function kindIcon(kind: MessageKind): LucideIcon | null {
  return ICONS[kind]
}
