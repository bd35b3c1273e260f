import { isAlive } from '../../behaviour/flow-exchange.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { publicKeyOf } from '../numbers/encryption.ts'
import { changeStatus } from './change-flow.ts'

/** POST /{flow-id}/publish: for good. */
export const publishFlow: Endpoint<'flow'> = {
  name: 'flows.publish',
  method: 'POST',
  node: 'flow',
  edge: 'publish',
  permission: 'whatsapp_business_management',
  async handle({ emulator, node: flow }) {
    if (flow.status !== 'DRAFT') throw new GraphError(139002, { details: 'The Flow is published already.' })
    if (!flow.json) throw new GraphError(139002, { details: 'The Flow has no JSON.' })
    if (flow.faults.length > 0)
      throw new GraphError(139002, { details: 'The Flow JSON has validation errors.' })
    if (JSON.parse(flow.json).data_api_version) {
      if (!flow.endpoint_uri) throw new GraphError(139002, { details: 'The Flow needs an endpoint_uri.' })
      const { world } = emulator
      const number = world.numbers
        .all()
        .find(({ waba_id, id }) => waba_id === flow.waba_id && publicKeyOf(world, id))
      if (!number) throw new GraphError(139002, { details: 'No number has a signed public key.' })
      if (!(await isAlive(world, number, flow.endpoint_uri)))
        throw new GraphError(139002, { details: 'The endpoint is not available.' })
    }
    changeStatus(emulator, flow, 'PUBLISHED')
    return { body: { success: true } }
  },
}

/** POST /{flow-id}/deprecate */
export const deprecateFlow: Endpoint<'flow'> = {
  name: 'flows.deprecate',
  method: 'POST',
  node: 'flow',
  edge: 'deprecate',
  permission: 'whatsapp_business_management',
  handle({ emulator, node: flow }) {
    if (flow.status !== 'PUBLISHED') throw new GraphError(139003)
    changeStatus(emulator, flow, 'DEPRECATED')
    return { body: { success: true } }
  },
}

/** DELETE /{flow-id}: drafts only. */
export const deleteFlow: Endpoint<'flow'> = {
  name: 'flows.delete',
  method: 'DELETE',
  node: 'flow',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: flow }) {
    if (flow.status !== 'DRAFT') throw new GraphError(139004)
    world.flows.remove(flow.id)
    return { body: { success: true } }
  },
}
