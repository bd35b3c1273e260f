import type { Endpoint } from '../../http/endpoint.ts'
import { describeFlow } from './describe-flow.ts'

/** GET /{business-account-id}/flows */
export const listFlows: Endpoint<'business_account'> = {
  name: 'flows.list',
  method: 'GET',
  node: 'business_account',
  edge: 'flows',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: account, query }) {
    const flows = world.flows.ofAccount(account.id)
    const limit = Math.min(Math.max(Number(query.get('limit') ?? 25) || 25, 1), 100)
    const start = query.get('after') ? flows.findIndex(({ id }) => id === query.get('after')) + 1 : 0
    const page = flows.slice(start, start + limit)
    const [first, last] = [page[0], page.at(-1)]
    return {
      body: {
        data: page.map((flow) => describeFlow(world, flow, query.get('fields'))),
        ...(first && last
          ? {
              paging: {
                cursors: { before: first.id, after: last.id },
                ...(start + limit < flows.length ? { next: `${world.publicUrl}/more` } : {}),
              },
            }
          : {}),
      },
    }
  },
}
