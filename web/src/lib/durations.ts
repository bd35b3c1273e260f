import type { Language } from './i18n'

const TAG: Record<Language, string> = { ar: 'ar-EG-u-nu-latn', en: 'en-GB' }

/** How long something took, in its two greatest units: `45 s`, `3 m 20 s`, `2 h 5 m`, `3 d 4 h`. */
export function duration(seconds: number, language: Language): string {
  const whole = Math.round(seconds)
  if (whole < 60) return unit(seconds < 10 ? Math.round(seconds * 10) / 10 : whole, 'second', language)
  if (whole < 3600) return pair(whole, 60, 'minute', 'second', language)
  const minutes = Math.round(whole / 60)
  if (minutes < 48 * 60) return pair(minutes, 60, 'hour', 'minute', language)
  return pair(Math.round(minutes / 60), 24, 'day', 'hour', language)
}

type Unit = 'second' | 'minute' | 'hour' | 'day'

function pair(value: number, base: number, big: Unit, small: Unit, language: Language): string {
  const rest = value % base
  const first = unit(Math.floor(value / base), big, language)
  return rest === 0 ? first : `${first} ${unit(rest, small, language)}`
}

function unit(value: number, name: Unit, language: Language): string {
  return new Intl.NumberFormat(TAG[language], {
    style: 'unit',
    unit: name,
    unitDisplay: language === 'ar' ? 'short' : 'narrow',
  }).format(value)
}

/** A day of a chart or table, as `22 Nov`; the year is the reader's to know. */
export function shortDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(TAG[language], { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
    Date.parse(day),
  )
}

/** A day in full, for a table: `22 November 2026`. */
export function longDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(TAG[language], { timeZone: 'UTC', dateStyle: 'long' }).format(
    Date.parse(day),
  )
}
