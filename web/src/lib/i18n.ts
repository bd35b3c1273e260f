import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { TextPart, Texts } from '@/locales/texts'
import { remembered } from './storage'

export type Language = 'ar' | 'en'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

/** Languages of the dashboard with their own names. Arabic is the default. */
export const LANGUAGES: Record<Language, { name: string; dir: 'rtl' | 'ltr' }> = {
  ar: { name: 'العربية', dir: 'rtl' },
  en: { name: 'English', dir: 'ltr' },
}

const files = import.meta.glob<{ texts: object }>('../locales/*/*.ts')
const needed = new Set<'main' | TextPart>(['main'])
const added = new Set<string>()

/** Loads the remembered language, or Arabic. */
export async function startI18n(): Promise<void> {
  const language: Language = remembered.get('language') === 'en' ? 'en' : 'ar'
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes; nothing becomes HTML
    react: { useSuspense: false },
  })
  await addTexts('main', language)
  applyToPage(language)
}

/** Loads what a screen says, before it is drawn: in the `loader` of its route, or beside its lazy import. */
export async function loadTexts(...parts: TextPart[]): Promise<void> {
  for (const part of parts) needed.add(part)
  await Promise.all(parts.map((part) => addTexts(part, language())))
}

/** The language in use. */
export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'ar'
}

/** Changes the language of the whole page, direction included, and remembers it. */
export async function setLanguage(next: Language): Promise<void> {
  await Promise.all([...needed].map((part) => addTexts(part, next)))
  remembered.set('language', next)
  applyToPage(next)
  await i18next.changeLanguage(next)
}

async function addTexts(part: 'main' | TextPart, language: Language): Promise<void> {
  const file = `../locales/${language}/${part}.ts`
  if (added.has(file)) return
  const load = files[file]
  if (!load) throw new Error(`there is no ${file}`)
  i18next.addResourceBundle(language, 'translation', (await load()).texts, true)
  added.add(file)
}

function applyToPage(next: Language): void {
  document.documentElement.lang = next
  document.documentElement.dir = LANGUAGES[next].dir
}
