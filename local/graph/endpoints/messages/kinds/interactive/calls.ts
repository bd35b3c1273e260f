import { invalidValue } from '../../../../errors/common.ts'
import { optionalObject, optionalString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import { PARAMETERS } from './parts.ts'

/** A button that calls the business. */
export const voiceCall: InteractiveKind = {
  type: 'voice_call',
  check(interactive, parts) {
    parts.body(interactive, 1024)
    const parameters = optionalObject(
      parts.action(interactive, 'voice_call'),
      'parameters',
      "interactive['action']",
    )
    if (!parameters) return
    optionalString(parameters, 'display_text', PARAMETERS, { min: 1, max: 20 })
    optionalString(parameters, 'payload', PARAMETERS, { max: 512 })
    const minutes = parameters.ttl_minutes ?? 10_080
    if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < 1 || minutes > 43_200) {
      throw invalidValue(`Param ${PARAMETERS}['ttl_minutes'] must be between 1 and 43200.`)
    }
  },
}

/** Asks whether the business may call. */
export const callPermission: InteractiveKind = {
  type: 'call_permission_request',
  check(interactive, parts) {
    parts.body(interactive, 1024, false)
    parts.action(interactive, 'call_permission_request')
  },
}
