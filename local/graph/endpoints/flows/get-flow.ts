import type { Endpoint } from '../../http/endpoint.ts'
import { describeFlow } from './describe-flow.ts'

/** GET /{flow-id}?fields=… */
export const getFlow: Endpoint<'flow'> = {
  name: 'flows.get',
  method: 'GET',
  node: 'flow',
  edge: '',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node, query }) => ({
    body: describeFlow(world, node, query.get('fields')),
  }),
}
