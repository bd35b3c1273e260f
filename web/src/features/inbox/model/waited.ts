import { numberFormat, timeLeft } from '@/lib/format'
import type { Language } from '@/lib/i18n'

const DAY_MS = 86_400_000

/** How long somebody has waited: days once hours stop meaning anything. */
export function waited(ms: number, language: Language): string {
  const days = Math.floor(ms / DAY_MS)
  if (days < 2) return timeLeft(Math.max(0, ms), language)
  return numberFormat(language, {
    style: 'unit',
    unit: 'day',
    unitDisplay: language === 'ar' ? 'long' : 'narrow',
  }).format(days)
}
