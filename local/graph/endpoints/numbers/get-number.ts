import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import type { BusinessNumber } from '../../world/numbers.ts'
import { numberFields } from './fields.ts'

const standard = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
]

/** GET /{phone-number-id}?fields=…: the chosen fields, or Meta's standard set. */
export const getNumber: Endpoint<'number'> = {
  name: 'numbers.get',
  method: 'GET',
  node: 'number',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: number, query }) {
    const wanted =
      query
        .get('fields')
        ?.split(',')
        .map((field) => field.trim())
        .filter(Boolean) ?? standard
    return { body: selectFields(numberFields(world, number), wanted, number) }
  },
}

/** The chosen fields of a number; Meta adds the id always and refuses fields that it does not know. */
export function selectFields(
  fields: Record<string, unknown>,
  wanted: readonly string[],
  number: BusinessNumber,
): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const field of wanted) {
    if (!(field in fields)) {
      throw new GraphError(100, {
        message: `(#100) Tried accessing nonexisting field (${field}) on node type (WhatsAppBusinessPhoneNumber)`,
      })
    }
    answer[field] = fields[field]
  }
  return { ...answer, id: number.id }
}
