import type { Endpoint } from '../../http/endpoint.ts'
import { describeNumber } from './fields.ts'

/** GET /{business-account-id}/phone_numbers: all numbers of an account. */
export const listNumbers: Endpoint<'business_account'> = {
  name: 'numbers.list',
  method: 'GET',
  node: 'business_account',
  edge: 'phone_numbers',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: account, query }) {
    const data = account.numbers.map((number) => describeNumber(world, number, query))
    const cursor = (id: string | undefined) => Buffer.from(String(id)).toString('base64url')
    return {
      body: {
        data,
        paging: {
          cursors: { before: cursor(account.numbers[0]?.id), after: cursor(account.numbers.at(-1)?.id) },
        },
      },
    }
  },
}
