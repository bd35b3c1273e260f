import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { validateFlow } from './flow-json.ts'

/** POST /{flow-id}/assets: the JSON of a draft. Faults are told, and the answer is 200 all the same. */
export const uploadFlowAsset: Endpoint<'flow'> = {
  name: 'flows.upload',
  method: 'POST',
  node: 'flow',
  edge: 'assets',
  permission: 'whatsapp_business_management',
  async handle({ emulator: { world }, node: flow, body }) {
    if (body.kind !== 'form') throw invalidParameter('The asset must be sent as multipart/form-data.')
    const file = body.form.get('file')
    if (!(file instanceof File)) throw requiredParameter('file')
    if (body.form.get('asset_type') !== 'FLOW_JSON') throw requiredParameter('asset_type')
    if (body.form.get('name') !== 'flow.json') throw requiredParameter('name')
    if (flow.status !== 'DRAFT') throw new GraphError(139001)
    const json = await file.text()
    const faults = validateFlow(json)
    world.flows.put({ ...flow, json, faults })
    return { body: { success: true, validation_errors: faults } }
  },
}

/** GET /{flow-id}/assets */
export const listFlowAssets: Endpoint<'flow'> = {
  name: 'flows.assets',
  method: 'GET',
  node: 'flow',
  edge: 'assets',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node: flow }) => ({
    body: {
      data: flow.json
        ? [
            {
              name: 'flow.json',
              asset_type: 'FLOW_JSON',
              download_url: `${world.publicUrl}/control/flows/${flow.id}/json`,
            },
          ]
        : [],
      paging: { cursors: {} },
    },
  }),
}
