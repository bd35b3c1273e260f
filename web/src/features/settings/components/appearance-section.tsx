import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SwitchField } from '@/components/ui/field'
import { Card, Section } from '@/components/ui/page'
import { LANGUAGES, type Language, setLanguage } from '@/lib/i18n'
import { useShortcutsSwitch } from '@/lib/shortcuts'
import { setTheme, useTheme } from '@/lib/theme'
import { useLanguage } from '@/lib/use-language'
import { useRemembered } from '@/lib/use-remembered'

const THEMES = [
  { id: 'system', icon: Monitor, text: 'nav.themeSystem' },
  { id: 'light', icon: Sun, text: 'nav.themeLight' },
  { id: 'dark', icon: Moon, text: 'nav.themeDark' },
] as const

const choiceClass =
  'flex h-10 flex-1 items-center justify-center gap-2 rounded-lg border border-line-strong px-3 hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:font-medium aria-pressed:text-accent-ink touch:h-touch'

/** How the dashboard looks and is typed at, in this browser. */
export function AppearanceSection() {
  const { t } = useTranslation()
  const theme = useTheme()
  const current = useLanguage()
  const [shortcuts, setShortcuts] = useShortcutsSwitch()
  const [enterSends, setEnterSends] = useRemembered('composer.enter', true)
  return (
    <>
      <Section title={t('nav.theme')} description={t('settings.appearance.thisBrowser')}>
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t('nav.theme')}</legend>
          {THEMES.map(({ id, icon: Icon, text }) => (
            <button
              key={id}
              type="button"
              aria-pressed={theme === id}
              onClick={() => setTheme(id)}
              className={choiceClass}
            >
              <Icon aria-hidden className="size-4" />
              {t(text)}
            </button>
          ))}
        </fieldset>
      </Section>
      <Section title={t('nav.language')}>
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t('nav.language')}</legend>
          {(Object.keys(LANGUAGES) as Language[]).map((name) => (
            <button
              key={name}
              type="button"
              lang={name}
              aria-pressed={current === name}
              onClick={() => void setLanguage(name)}
              className={choiceClass}
            >
              {LANGUAGES[name].name}
            </button>
          ))}
        </fieldset>
      </Section>
      <Section title={t('settings.appearance.keyboard')}>
        <Card className="divide-y">
          <SwitchField
            className="px-4 py-3"
            label={t('settings.appearance.enter')}
            hint={t('settings.appearance.enterHint')}
            checked={enterSends}
            onChange={setEnterSends}
          />
          <SwitchField
            className="px-4 py-3"
            label={t('shortcuts.enabled')}
            hint={t('settings.appearance.shortcutsHint')}
            checked={shortcuts}
            onChange={setShortcuts}
          />
        </Card>
      </Section>
    </>
  )
}
