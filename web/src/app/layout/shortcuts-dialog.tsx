import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/ui/dialog'
import { useShortcutsSwitch } from '@/lib/shortcuts'

const KEYS = [
  { key: 'J', text: 'shortcuts.nextConversation' },
  { key: 'K', text: 'shortcuts.previousConversation' },
  { key: 'R', text: 'shortcuts.reply' },
  { key: 'E', text: 'shortcuts.closeReopen' },
  { key: 'A', text: 'shortcuts.assign' },
  { key: 'S', text: 'shortcuts.snooze' },
  { key: 'P', text: 'shortcuts.pin' },
  { key: 'U', text: 'shortcuts.unread' },
  { key: '/', text: 'shortcuts.quickReplies' },
  { key: 'I', text: 'shortcuts.panel' },
  { key: 'F', text: 'shortcuts.search' },
  { key: 'Esc', text: 'shortcuts.back' },
  { key: 'Ctrl K', text: 'shortcuts.commands' },
  { key: '?', text: 'shortcuts.help' },
] as const

/** All shortcuts, and the switch for those who do not want them. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [on, setOn] = useShortcutsSwitch()
  const id = useId()
  return (
    <Dialog title={t('shortcuts.title')} closeLabel={t('common.close')} onClose={onClose}>
      <dl className="flex flex-col text-sm">
        {KEYS.map(({ key, text }) => (
          <div key={key} className="flex items-center justify-between gap-4 border-b py-2 last:border-0">
            <dt>{t(text)}</dt>
            <dd>
              <kbd
                dir="ltr"
                className="inline-flex h-6 min-w-6 items-center justify-center rounded-md border border-line-strong bg-sunken px-1.5 font-medium font-sans text-xs"
              >
                {key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="pt-3 text-ink-soft text-sm">{t('shortcuts.note')}</p>
      <label htmlFor={id} className="flex items-center gap-2.5 pt-4 text-sm">
        <input
          id={id}
          type="checkbox"
          checked={on}
          onChange={(event) => setOn(event.target.checked)}
          className="size-4 touch:size-5"
        />
        {t('shortcuts.enabled')}
      </label>
    </Dialog>
  )
}
