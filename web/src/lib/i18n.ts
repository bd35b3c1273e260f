import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { ar } from '@/locales/ar'
import { remembered } from './storage'

export type Language = 'ar' | 'en'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof ar }
  }
}

/** Languages of the dashboard with their own names. Arabic is the default. */
export const LANGUAGES: Record<Language, { name: string; dir: 'rtl' | 'ltr' }> = {
  ar: { name: 'العربية', dir: 'rtl' },
  en: { name: 'English', dir: 'ltr' },
}

const load: Record<Language, () => Promise<object>> = {
  ar: async () => (await import('@/locales/ar')).ar,
  en: async () => (await import('@/locales/en')).en,
}

/** Loads the remembered language, or Arabic. */
export async function startI18n(): Promise<void> {
  const language: Language = remembered.get('language') === 'en' ? 'en' : 'ar'
  const translation = await load[language]()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation } },
    interpolation: { escapeValue: false }, // React escapes; nothing becomes HTML
    react: { useSuspense: false },
  })
  applyToPage(language)
}

/** The language in use. */
export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'ar'
}

/** Changes the language of the whole page, direction included, and remembers it. */
export async function setLanguage(next: Language): Promise<void> {
  if (!i18next.hasResourceBundle(next, 'translation')) {
    const translation = await load[next]()
    i18next.addResourceBundle(next, 'translation', translation)
  }
  remembered.set('language', next)
  applyToPage(next)
  await i18next.changeLanguage(next)
}

function applyToPage(next: Language): void {
  document.documentElement.lang = next
  document.documentElement.dir = LANGUAGES[next].dir
}
