import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { categoriesOf, parametersOf } from './create-flow.ts'

/** POST /{flow-id}: name, categories, endpoint. */
export const updateFlow: Endpoint<'flow'> = {
  name: 'flows.update',
  method: 'POST',
  node: 'flow',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: flow, body }) {
    const { name, categories, endpoint_uri } = parametersOf(body)
    if (typeof name === 'string' && name !== flow.name && world.flows.find(flow.waba_id, name)) {
      throw new GraphError(100, { details: 'A Flow with this name exists.', subcode: 4016019 })
    }
    world.flows.put({
      ...flow,
      ...(typeof name === 'string' ? { name } : {}),
      ...(categories === undefined ? {} : { categories: categoriesOf(categories) }),
      ...(typeof endpoint_uri === 'string' ? { endpoint_uri } : {}),
    })
    return { body: { success: true } }
  },
}
