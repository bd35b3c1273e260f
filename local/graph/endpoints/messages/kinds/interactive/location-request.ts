import type { InteractiveKind } from './kind.ts'

/** Asks the customer for his place. */
export const locationRequest: InteractiveKind = {
  type: 'location_request_message',
  check(interactive, parts) {
    parts.none(interactive, ['header', 'footer'])
    parts.body(interactive, 1024)
    parts.action(interactive, 'send_location')
  },
}
