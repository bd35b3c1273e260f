import { invalidValue, missingValue } from '../../../../errors/common.ts'
import { optionalObject, optionalString, requiredString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import { PARAMETERS } from './parts.ts'

/** A button that opens a Flow. */
export const flow: InteractiveKind = {
  type: 'flow',
  check(interactive, parts) {
    parts.header(interactive, ['text', 'image', 'video', 'document'])
    parts.body(interactive, 1024)
    parts.footer(interactive)
    const parameters = parts.parameters(interactive, 'flow')
    requiredString(parameters, 'flow_message_version', PARAMETERS)
    if (parameters.flow_message_version !== '3')
      throw invalidValue(`Param ${PARAMETERS}['flow_message_version'] must be "3".`)
    const id = optionalString(parameters, 'flow_id', PARAMETERS)
    const name = optionalString(parameters, 'flow_name', PARAMETERS)
    if ((id === undefined) === (name === undefined))
      throw missingValue('Exactly one of flow_id and flow_name is required.')
    requiredString(parameters, 'flow_cta', PARAMETERS, { max: 30 })
    const action = optionalString(parameters, 'flow_action', PARAMETERS) ?? 'navigate'
    if (!['navigate', 'data_exchange'].includes(action)) {
      throw invalidValue(`Param ${PARAMETERS}['flow_action'] must be one of {NAVIGATE, DATA_EXCHANGE}.`)
    }
    const payload = optionalObject(parameters, 'flow_action_payload', PARAMETERS)
    if (payload) requiredString(payload, 'screen', `${PARAMETERS}['flow_action_payload']`)
  },
}
