import type { Language } from './i18n'

/** How times and numbers are written: the person's language, the project's time zone. */
export interface FormatOptions {
  language: Language
  timeZone: string
}

const DAY_MS = 86_400_000

// Western digits in Arabic too: times stand beside phone numbers, codes and amounts, which are written so.
const TAG: Record<Language, string> = { ar: 'ar-EG-u-nu-latn', en: 'en-GB' }

const formats = new Map<string, unknown>()

/** Rows ask for the same few formats again and again, and making one takes a hundred times as long as using it. */
function keptFormat<Options extends object, Format>(
  Make: { new (tag: string, options: Options): Format; name: string },
  language: Language,
  options: Options,
): Format {
  const key = `${Make.name}|${language}|${JSON.stringify(options)}`
  let format = formats.get(key) as Format | undefined
  if (!format) {
    format = new Make(TAG[language], options)
    formats.set(key, format)
  }
  return format
}

function dateFormat({ language, timeZone }: FormatOptions, options: Intl.DateTimeFormatOptions) {
  return keptFormat<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat, language, {
    timeZone,
    ...options,
  })
}

/** How a number is written in a language. */
export function numberFormat(language: Language, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return keptFormat<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat, language, options)
}

const QUARTER_MS = 900_000
const MOST_DAY_KEYS = 10_000
const dayKeys = new Map<string, string>()

/** The calendar day of a moment in the project's zone, as `2026-11-22`: what days are compared by. */
export function dayKey(moment: number, timeZone: string): string {
  // Lists and threads ask this of every row at each change, and Intl is slow; every zone's days begin at a quarter of an hour.
  const quarter = `${timeZone} ${Math.floor(moment / QUARTER_MS)}`
  const known = dayKeys.get(quarter)
  if (known !== undefined) return known
  const parts = dateFormat(
    { language: 'en', timeZone },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
  )
  const read = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]))
  const day = `${read.year}-${read.month}-${read.day}`
  if (dayKeys.size >= MOST_DAY_KEYS) dayKeys.clear()
  dayKeys.set(quarter, day)
  return day
}

/** Whole calendar days from `moment` to `now` in the project's zone; negative in the future. */
export function daysBetween(moment: number, now: number, timeZone: string): number {
  return (Date.parse(dayKey(now, timeZone)) - Date.parse(dayKey(moment, timeZone))) / DAY_MS
}

/** The time of day: `3:07 م`, `3:07 pm`. */
export function timeOfDay(moment: number, options: FormatOptions): string {
  return dateFormat(options, { hour: 'numeric', minute: '2-digit', hour12: true }).format(moment)
}

/** A heading between days: today and yesterday by name, this week by weekday, others by date. */
export function dayHeading(moment: number, now: number, options: FormatOptions): string {
  const days = daysBetween(moment, now, options.timeZone)
  if (days === 0 || days === 1) return relativeDay(days, options.language)
  if (days > 1 && days < 7) return dateFormat(options, { weekday: 'long' }).format(moment)
  const sameYear = dayKey(moment, options.timeZone).slice(0, 4) === dayKey(now, options.timeZone).slice(0, 4)
  return dateFormat(options, {
    day: 'numeric',
    month: 'long',
    year: sameYear ? undefined : 'numeric',
  }).format(moment)
}

/** The short time of a list row: a time today, then yesterday, a weekday, a date. */
export function listTime(moment: number, now: number, options: FormatOptions): string {
  const days = daysBetween(moment, now, options.timeZone)
  if (days <= 0) return timeOfDay(moment, options)
  if (days === 1) return relativeDay(1, options.language)
  if (days < 7) return dateFormat(options, { weekday: 'long' }).format(moment)
  return dateFormat(options, { day: '2-digit', month: '2-digit', year: '2-digit' }).format(moment)
}

/** A day and a time within a sentence: `today, 3:07 pm`. */
export function dayAndTime(moment: number, now: number, options: FormatOptions): string {
  const days = daysBetween(moment, now, options.timeZone)
  const near = days >= -1 && days <= 1
  const day = near ? relativeDay(days, options.language, 'within') : dayHeading(moment, now, options)
  return `${day}${options.language === 'ar' ? '، ' : ', '}${timeOfDay(moment, options)}`
}

/** A moment to the second, for logs: `22 Nov, 3:07:09 pm`. */
export function preciseTime(moment: number, options: FormatOptions): string {
  return dateFormat(options, {
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  }).format(moment)
}

/** Date and time in full, for a hover. */
export function exactTime(moment: number, options: FormatOptions): string {
  return dateFormat(options, { dateStyle: 'full', timeStyle: 'short' }).format(moment)
}

/** What is left of a time: `4 h`, `35 m`; the minutes only below two hours, where they matter. */
export function timeLeft(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  if (minutes < 60) return unit(minutes, 'minute', language)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours >= 2 || rest === 0) return unit(hours, 'hour', language)
  return `${unit(hours, 'hour', language)} ${unit(rest, 'minute', language)}`
}

/** A size of a file: `412 kB`, `3.4 MB`. */
export function fileSize(bytes: number, language: Language): string {
  const inMegabytes = bytes >= 1_000_000
  return numberFormat(language, {
    style: 'unit',
    unit: inMegabytes ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: inMegabytes ? 1 : 0,
  }).format(Math.max(inMegabytes ? bytes / 1_000_000 : Math.ceil(bytes / 1000), 0))
}

/** An amount in its currency; a code that is none of the world's is written as it came. */
export function money(amount: number, currency: string, language: Language): string {
  return numberFormat(language, { style: 'currency', currency }).format(amount)
}

/** A count with its grouping. */
export function count(value: number, language: Language): string {
  return numberFormat(language).format(value)
}

function unit(value: number, name: 'hour' | 'minute', language: Language): string {
  const display = language === 'ar' ? 'short' : 'narrow'
  return numberFormat(language, { style: 'unit', unit: name, unitDisplay: display }).format(value)
}

function relativeDay(days: number, language: Language, place: 'heading' | 'within' = 'heading'): string {
  const format = keptFormat<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(
    Intl.RelativeTimeFormat,
    language,
    { numeric: 'auto' },
  )
  const word = format.format(-days, 'day')
  return place === 'heading' ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** A share of a whole: `87%`; one place below a tenth. */
export function percent(share: number, language: Language): string {
  return numberFormat(language, {
    style: 'percent',
    maximumFractionDigits: share < 0.1 ? 1 : 0,
  }).format(share)
}
