import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint, RequestBody } from '../../http/endpoint.ts'
import { newNodeId } from '../../world/ids.ts'
import { validateFlow } from './flow-json.ts'

const CATEGORIES = [
  'SIGN_UP',
  'SIGN_IN',
  'APPOINTMENT_BOOKING',
  'LEAD_GENERATION',
  'CONTACT_US',
  'CUSTOMER_SUPPORT',
  'SURVEY',
  'OTHER',
]

/** Parameters of a request, which may come as JSON or as a form. */
export function parametersOf(body: RequestBody): Record<string, unknown> {
  if (body.kind === 'json' && typeof body.value === 'object' && body.value !== null) {
    return body.value as Record<string, unknown>
  }
  return body.kind === 'form' ? Object.fromEntries(body.form) : {}
}

/** Categories as a list, or as the JSON text of one. */
export function categoriesOf(value: unknown): string[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value
  if (!Array.isArray(list) || list.length === 0) throw requiredParameter('categories')
  const wrong = list.find((one) => !CATEGORIES.includes(one))
  if (wrong !== undefined)
    throw invalidParameter(`Param categories must be one of {${CATEGORIES.join(', ')}}.`)
  return list
}

/** POST /{business-account-id}/flows */
export const createFlow: Endpoint<'business_account'> = {
  name: 'flows.create',
  method: 'POST',
  node: 'business_account',
  edge: 'flows',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: account, body }) {
    const { name, categories, flow_json, endpoint_uri, publish } = parametersOf(body)
    if (typeof name !== 'string' || name === '') throw requiredParameter('name')
    if (world.flows.find(account.id, name)) {
      throw new GraphError(100, {
        details: 'A Flow with this name exists.',
        userTitle: 'Flow name is not unique',
        userMessage: 'Specify a different name.',
        subcode: 4016019,
      })
    }
    const json = typeof flow_json === 'string' ? flow_json : null
    const faults = json === null ? [] : validateFlow(json)
    const isPublished = publish === true && json !== null && faults.length === 0
    const flow = {
      id: newNodeId(),
      waba_id: account.id,
      name,
      status: isPublished ? ('PUBLISHED' as const) : ('DRAFT' as const),
      categories: categoriesOf(categories),
      ...(typeof endpoint_uri === 'string' ? { endpoint_uri } : {}),
      json,
      faults,
      preview: 1,
    }
    world.flows.put(flow)
    return {
      body: json === null ? { id: flow.id } : { id: flow.id, success: true, validation_errors: faults },
    }
  },
}
