/*
 * Words with which a customer ends or resumes marketing. Only a message that is nothing but such a word counts: whoever
 * writes "stop by tomorrow" wants no such thing.
 */

const STOP = [
  'stop',
  'stop all',
  'stopall',
  'unsubscribe',
  'stop promotions',
  'stop marketing',
  'opt out',
  'optout',
  'الغاء',
  'الغاء الاشتراك',
  'الغي الاشتراك',
  'ايقاف',
  'ايقاف الرسائل',
  'ايقاف العروض',
  'ايقاف الاشتراك',
  'اوقف',
  'اوقف الرسائل',
  'اوقفوا الرسائل',
  'وقف',
  'وقف الرسائل',
  'توقف',
  'عدم الاشتراك',
  'لا اريد رسائل',
]

const START = [
  'start',
  'unstop',
  'subscribe',
  'resume',
  'opt in',
  'optin',
  'اشتراك',
  'اشترك',
  'تفعيل',
  'تفعيل الاشتراك',
  'استئناف',
  'ابدا',
]

/** Case, alef and ya forms, diacritics, tatweel, punctuation and spaces make no difference to a word. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىئ]/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه')
    .replace(/[\u0621]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

const MEANINGS = new Map<string, 'stop' | 'start'>([
  ...STOP.map((word) => [fold(word), 'stop'] as const),
  ...START.map((word) => [fold(word), 'start'] as const),
])
const LONGEST = Math.max(...[...MEANINGS.keys()].map((word) => word.length))

/** What a whole message says about consent to marketing, or null. */
export function consentMeant(text: string | null | undefined): 'stop' | 'start' | null {
  // A long text is no such word, and need not be folded to know.
  if (!text || text.length > LONGEST * 4) return null
  return MEANINGS.get(fold(text)) ?? null
}
