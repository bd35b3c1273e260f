import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import type { Call, Endpoint } from '../../http/endpoint.ts'
import type { World } from '../../world/world.ts'
import { isObject } from '../messages/params.ts'

/** Who is blocked, per number, by wa_id. */
const blocked = new WeakMap<World, Map<string, Set<string>>>()

function listOf(world: World, numberId: string): Set<string> {
  const lists = blocked.get(world) ?? new Map<string, Set<string>>()
  blocked.set(world, lists)
  const list = lists.get(numberId) ?? new Set<string>()
  lists.set(numberId, list)
  return list
}

/** Whether a number has blocked a customer. */
export const isBlocked = (world: World, numberId: string, customer: string): boolean =>
  listOf(world, numberId).has(customer)

type Change = { add: boolean; list: 'added_users' | 'removed_users' }

/** The entries of the body, each done or refused; a partial failure is 400 with both lists. */
function change({ emulator: { world }, node, body }: Call<'number'>, { add, list }: Change) {
  const value = body.kind === 'json' && isObject(body.value) ? body.value : {}
  if (value.messaging_product !== 'whatsapp') throw requiredParameter('messaging_product')
  if (!Array.isArray(value.block_users) || value.block_users.length === 0)
    throw requiredParameter('block_users')
  const done: object[] = []
  const failed: object[] = []
  for (const entry of value.block_users) {
    const input = isObject(entry) ? (entry.user ?? entry.user_id) : undefined
    if (typeof input !== 'string') throw invalidParameter('Each entry of block_users needs user or user_id.')
    const customer = world.customers
      .all()
      .find(({ phone, bsuid }) => phone === input.replace(/\D/g, '') || bsuid === input)
    const wrote = customer !== undefined && world.windows.isOpen(node.id, customer.phone, world.clock.now())
    if (!customer || (add && !wrote)) {
      const details = 'The user has not messaged the business in the last 24 hours.'
      failed.push({ input, errors: [{ message: '(#131047)', code: 131047, error_data: { details } }] })
      continue
    }
    if (add) listOf(world, node.id).add(customer.phone)
    else listOf(world, node.id).delete(customer.phone)
    done.push({ input, wa_id: customer.phone })
  }
  const block_users = { [list]: done, ...(failed.length ? { failed_users: failed } : {}) }
  const error = {
    message: '(#139100) Failed to block or unblock some users',
    code: 139100,
    type: 'OAuthException',
  }
  return failed.length
    ? { status: 400, body: { messaging_product: 'whatsapp', block_users, error } }
    : { body: { messaging_product: 'whatsapp', block_users } }
}

const edge = { node: 'number', edge: 'block_users', permission: 'whatsapp_business_messaging' } as const

/** POST /{phone-number-id}/block_users */
export const blockUsers: Endpoint<'number'> = {
  ...edge,
  name: 'block_users.add',
  method: 'POST',
  handle: (call) => change(call, { add: true, list: 'added_users' }),
}

/** DELETE /{phone-number-id}/block_users */
export const unblockUsers: Endpoint<'number'> = {
  ...edge,
  name: 'block_users.remove',
  method: 'DELETE',
  handle: (call) => change(call, { add: false, list: 'removed_users' }),
}

/** GET /{phone-number-id}/block_users */
export const listBlockedUsers: Endpoint<'number'> = {
  ...edge,
  name: 'block_users.list',
  method: 'GET',
  handle: ({ emulator: { world }, node }) => ({
    body: {
      data: [...listOf(world, node.id)].map((wa_id) => ({ messaging_product: 'whatsapp', wa_id })),
      paging: { cursors: {} },
    },
  }),
}
