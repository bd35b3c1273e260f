import { invalidValue } from '../../../../errors/common.ts'
import { requiredString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import { PARAMETERS } from './parts.ts'

/** One button with a link. */
export const ctaUrl: InteractiveKind = {
  type: 'cta_url',
  check(interactive, parts) {
    parts.header(interactive, ['text', 'image', 'video', 'document'])
    parts.body(interactive, 1024)
    parts.footer(interactive)
    const parameters = parts.parameters(interactive, 'cta_url')
    requiredString(parameters, 'display_text', PARAMETERS, { max: 20 })
    const url = requiredString(parameters, 'url', PARAMETERS)
    if (!/^https?:/.test(url) || !URL.canParse(url))
      throw invalidValue(`Param ${PARAMETERS}['url'] is not a valid URL.`)
  },
}
