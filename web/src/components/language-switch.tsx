import { Languages } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { LANGUAGES, type Language, setLanguage } from '@/lib/i18n'
import { useLanguage } from '@/lib/use-language'

/** Changes between Arabic and English; named in the language it leads to. */
export function LanguageSwitch({
  look = 'words',
  className,
}: {
  look?: 'words' | 'icon'
  className?: string
}) {
  const { t } = useTranslation()
  const other: Language = useLanguage() === 'ar' ? 'en' : 'ar'
  return (
    <button
      type="button"
      lang={other}
      aria-label={t('nav.switchLanguage')}
      data-tip={look === 'icon' ? LANGUAGES[other].name : undefined}
      data-testid="language-switch"
      onClick={() => void setLanguage(other)}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg text-ink-soft text-sm transition-colors hover:bg-hover hover:text-ink touch:min-h-touch touch:min-w-touch',
        look === 'icon' ? 'tip tip-side size-10' : 'h-9 px-3',
        className,
      )}
    >
      <Languages aria-hidden className="size-5" />
      {look === 'words' ? LANGUAGES[other].name : null}
    </button>
  )
}
