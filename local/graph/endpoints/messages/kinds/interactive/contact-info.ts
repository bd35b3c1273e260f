import type { InteractiveKind } from './kind.ts'

/** Asks the customer for his phone number. */
export const contactInfo: InteractiveKind = {
  type: 'request_contact_info',
  check(interactive, parts) {
    parts.none(interactive, ['header', 'footer'])
    parts.body(interactive, 1024)
    parts.action(interactive, 'request_contact_info')
  },
}
