import { type Previewed, previewOf, previewOfKept } from '@contracts/preview'
import type { Language } from '@/lib/i18n'

const SIGN = /^\p{Extended_Pictographic}\uFE0F? /u

/** One line that says what a message is. The contract's sign is left out: the dashboard draws an icon in its place. */
export function previewLine(message: Previewed, language: Language): string {
  return withoutSign(previewOf(message, language), message.text ?? null)
}

/** The same line from what a conversation keeps of its last message. */
export function keptPreview(kind: string, text: string | null, language: Language): string {
  return withoutSign(previewOfKept({ kind, text }, language), text)
}

function withoutSign(line: string, text: string | null): string {
  const words = (text ?? '').trim().replace(/\s+/gu, ' ')
  // The person's own words, which may begin with an emoji of his.
  if (words !== '' && words.startsWith(line.replace(/…$/, ''))) return line
  return line.replace(SIGN, '')
}
