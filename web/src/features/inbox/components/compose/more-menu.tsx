import {
  BookmarkPlus,
  Contact,
  CornerDownLeft,
  LayoutTemplate,
  Link,
  List,
  MapPin,
  MapPinned,
  Plus,
  SquareCheck,
  StickyNote,
  Workflow,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { cx } from '@/lib/cx'
import { PHONE, useMediaQuery } from '@/lib/media-query'

/** Messages that are made in a small form of their own. */
export type FormName = 'buttons' | 'list' | 'link' | 'askPlace' | 'place' | 'contact' | 'flow'

const FORMS = [
  ['buttons', SquareCheck],
  ['list', List],
  ['link', Link],
  ['flow', Workflow],
  ['askPlace', MapPinned],
  ['place', MapPin],
  ['contact', Contact],
] as const

/** What is needed less often; on a phone, what has no room beside it too. */
export function MoreMenu(props: {
  onForm: (form: FormName) => void
  onTemplate: () => void
  onNote: (() => void) | null
  /** Null while there is no text to keep. */
  onSaveReply: (() => void) | null
  enterSends: boolean
  onEnterSends: (sends: boolean) => void
}) {
  const { t } = useTranslation()
  const narrow = useMediaQuery(PHONE)
  const { onNote, onSaveReply } = props
  const item = (id: string, text: string, Icon: typeof Plus, onSelect: () => void): MenuEntry => ({
    kind: 'item',
    id,
    text,
    icon: <Icon aria-hidden className="size-4.5" />,
    onSelect,
  })
  const entries = (): MenuEntry[] => [
    ...(narrow
      ? [
          item('template', t('composer.template.open'), LayoutTemplate, props.onTemplate),
          ...(onNote ? [item('note', t('composer.note.write'), StickyNote, onNote)] : []),
          { kind: 'separator' as const, id: 'line-1' },
        ]
      : []),
    ...FORMS.map(([form, Icon]) => item(form, t(`composer.forms.${form}`), Icon, () => props.onForm(form))),
    { kind: 'separator', id: 'line-2' },
    {
      kind: 'item',
      id: 'save-reply',
      text: t('composer.quick.save'),
      icon: <BookmarkPlus aria-hidden className="size-4.5" />,
      disabled: onSaveReply === null,
      onSelect: () => onSaveReply?.(),
    },
    {
      kind: 'item',
      id: 'enter',
      text: t('composer.enterSends'),
      icon: <CornerDownLeft aria-hidden className="mirror size-4.5" />,
      checked: props.enterSends,
      onSelect: () => props.onEnterSends(!props.enterSends),
    },
  ]
  return (
    <MenuButton
      label={t('composer.more')}
      tip={t('composer.more')}
      testId="composer-more"
      entries={entries}
      side="top"
      align="start"
      className={cx(iconButtonClass, 'tip tip-above')}
    >
      <Plus aria-hidden className="size-5" />
    </MenuButton>
  )
}
