import { type Previewed, previewOf } from '@contracts/preview'
import type { Language } from '@/lib/i18n'

const SIGN = /^\p{Extended_Pictographic}\uFE0F? /u

/** One line that says what a message is. The contract's sign is left out: the dashboard draws an icon in its place. */
export function previewLine(message: Previewed, language: Language): string {
  const line = previewOf(message, language)
  const words = (message.text ?? '').trim().replace(/\s+/gu, ' ')
  // The person's own words, which may begin with an emoji of his.
  if (words !== '' && words.startsWith(line.replace(/…$/, ''))) return line
  return line.replace(SIGN, '')
}
