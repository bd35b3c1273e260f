import type { Endpoint } from '../../http/endpoint.ts'
import { describeNumber } from './fields.ts'

/** GET /{phone-number-id}?fields=…: the chosen fields, or Meta's standard set. */
export const getNumber: Endpoint<'number'> = {
  name: 'numbers.get',
  method: 'GET',
  node: 'number',
  edge: '',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node: number, query }) => ({
    body: describeNumber(world, number, query),
  }),
}
