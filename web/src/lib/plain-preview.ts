import { type Previewed, previewOf } from '@contracts/preview'
import type { Language } from './i18n'

/** The sign that a preview begins with; where an icon says it, the words are enough. */
const SIGN = /^\p{Extended_Pictographic}\uFE0F? /u

/** A message in one line of words. */
export function plainPreview(message: Previewed, language: Language): string {
  return previewOf(message, language).replace(SIGN, '')
}
