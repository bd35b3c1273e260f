import { invalidParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import type { World } from '../../world/world.ts'
import { isObject, optionalString, type Params, requiredString } from '../messages/params.ts'

/** What is set up for a business account and its numbers beside what registering a number tells. */
type Setup = { subscribed: Set<string>; profiles: Map<string, Params>; settings: Map<string, Params> }

const setups = new WeakMap<World, Setup>()

function setupOf(world: World): Setup {
  const found = setups.get(world) ?? { subscribed: new Set(), profiles: new Map(), settings: new Map() }
  setups.set(world, found)
  return found
}

const paramsOf = (body: { kind: string; value?: unknown }): Params =>
  body.kind === 'json' && isObject(body.value) ? body.value : {}

/** GET /{business-account-id}?fields=… */
export const getAccount: Endpoint<'business_account'> = {
  name: 'accounts.get',
  method: 'GET',
  node: 'business_account',
  edge: '',
  permission: 'whatsapp_business_management',
  handle: ({ node }) => ({
    body: {
      id: node.id,
      name: node.numbers[0]?.verified_name ?? 'Account',
      currency: 'EGP',
      timezone_id: '47',
      account_review_status: 'APPROVED',
      message_template_namespace: `ns_${node.id}`,
    },
  }),
}

/** GET /{business-account-id}/subscribed_apps: whose webhooks come. */
export const listSubscribedApps: Endpoint<'business_account'> = {
  name: 'apps.list',
  method: 'GET',
  node: 'business_account',
  edge: 'subscribed_apps',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node }) => ({
    body: {
      data: setupOf(world).subscribed.has(node.id)
        ? [
            {
              whatsapp_business_api_data: {
                id: world.config.app_id,
                name: 'Hub',
                link: 'https://example.com',
              },
            },
          ]
        : [],
    },
  }),
}

/** POST /{business-account-id}/subscribed_apps: the app of the token gets the webhooks. */
export const subscribeApp: Endpoint<'business_account'> = {
  name: 'apps.subscribe',
  method: 'POST',
  node: 'business_account',
  edge: 'subscribed_apps',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node }) {
    setupOf(world).subscribed.add(node.id)
    return { body: { success: true } }
  },
}

/** POST /{phone-number-id}/register with a PIN: the number can send from then on. */
export const registerNumber: Endpoint<'number'> = {
  name: 'numbers.register',
  method: 'POST',
  node: 'number',
  edge: 'register',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: number, body }) {
    const pin = requiredString(paramsOf(body), 'pin', '')
    // One PIN that is never right, so that the refusal can be seen.
    if (!/^\d{6}$/.test(pin) || pin === '000000') throw new GraphError(133005)
    world.numbers.put({ ...number, status: 'CONNECTED' })
    return { body: { success: true } }
  },
}

/** The code that a number gets by SMS or by a call. */
const CODE = '123456'

/** POST /{phone-number-id}/request_code: to prove that the number is one's own. */
export const requestCode: Endpoint<'number'> = {
  name: 'numbers.request_code',
  method: 'POST',
  node: 'number',
  edge: 'request_code',
  permission: 'whatsapp_business_management',
  handle({ node: number, body, query }) {
    const params = { ...Object.fromEntries(query), ...paramsOf(body) }
    requiredString(params, 'code_method', '')
    requiredString(params, 'language', '')
    if (number.status === 'CONNECTED') throw new GraphError(136024)
    return { body: { success: true } }
  },
}

/** POST /{phone-number-id}/verify_code: 123456 is the right one. */
export const verifyCode: Endpoint<'number'> = {
  name: 'numbers.verify_code',
  method: 'POST',
  node: 'number',
  edge: 'verify_code',
  permission: 'whatsapp_business_management',
  handle({ body, query }) {
    const code = requiredString({ ...Object.fromEntries(query), ...paramsOf(body) }, 'code', '')
    if (code.replace('-', '') !== CODE) throw invalidParameter('The code is not the one that was sent.')
    return { body: { success: true } }
  },
}

/** POST /{phone-number-id}/deregister: the number can send no more. */
export const deregisterNumber: Endpoint<'number'> = {
  name: 'numbers.deregister',
  method: 'POST',
  node: 'number',
  edge: 'deregister',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: number }) {
    world.numbers.put({ ...number, status: 'DISCONNECTED' })
    return { body: { success: true } }
  },
}

/** GET /{phone-number-id}/settings */
export const getSettings: Endpoint<'number'> = {
  name: 'settings.get',
  method: 'GET',
  node: 'number',
  edge: 'settings',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node }) => ({
    body: {
      calling: { status: 'DISABLED' },
      storage_configuration: { status: 'DEFAULT' },
      ...setupOf(world).settings.get(node.id),
    },
  }),
}

/** POST /{phone-number-id}/settings */
export const setSettings: Endpoint<'number'> = {
  name: 'settings.set',
  method: 'POST',
  node: 'number',
  edge: 'settings',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node, body }) {
    const { settings } = setupOf(world)
    settings.set(node.id, { ...settings.get(node.id), ...paramsOf(body) })
    return { body: { success: true } }
  },
}

const PROFILE_LIMITS: Record<string, number> = {
  about: 139,
  address: 256,
  description: 512,
  email: 128,
  vertical: 40,
}

/** GET /{phone-number-id}/whatsapp_business_profile */
export const getProfile: Endpoint<'number'> = {
  name: 'profile.get',
  method: 'GET',
  node: 'number',
  edge: 'whatsapp_business_profile',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node }) => ({
    body: { data: [{ messaging_product: 'whatsapp', ...setupOf(world).profiles.get(node.id) }] },
  }),
}

/** POST /{phone-number-id}/whatsapp_business_profile */
export const setProfile: Endpoint<'number'> = {
  name: 'profile.set',
  method: 'POST',
  node: 'number',
  edge: 'whatsapp_business_profile',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node, body }) {
    const { messaging_product: _, ...values } = paramsOf(body)
    for (const [key, max] of Object.entries(PROFILE_LIMITS)) optionalString(values, key, '', { max })
    const { profiles } = setupOf(world)
    profiles.set(node.id, { ...profiles.get(node.id), ...values })
    return { body: { success: true } }
  },
}
