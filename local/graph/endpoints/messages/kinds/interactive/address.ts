import { invalidValue } from '../../../../errors/common.ts'
import { requiredString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import { PARAMETERS } from './parts.ts'

/** Asks for an address; Meta has it for India and Singapore only. */
export const address: InteractiveKind = {
  type: 'address_message',
  check(interactive, parts) {
    parts.body(interactive, 1024)
    const parameters = parts.parameters(interactive, 'address_message')
    const country = requiredString(parameters, 'country', PARAMETERS)
    if (!['IN', 'SG'].includes(country))
      throw invalidValue(`Address messages are not available in ${country}.`)
  },
}
