import { invalidParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import type { World } from '../../world/world.ts'
import { isObject, optionalString, type Params, requiredList, requiredString } from '../messages/params.ts'
import { selectFields, wantedFields } from '../select-fields.ts'

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

function requireProduct(params: Params): void {
  if (requiredString(params, 'messaging_product', '') !== 'whatsapp') {
    throw invalidParameter('Param messaging_product must be one of {WHATSAPP}.')
  }
}

function requireOneOf(params: Params, key: string, values: readonly string[]): void {
  if (!values.includes(requiredString(params, key, ''))) {
    throw invalidParameter(`Param ${key} must be one of {${values.join(', ')}}.`)
  }
}

/** GET /{business-account-id}?fields=… */
export const getAccount: Endpoint<'business_account'> = {
  name: 'accounts.get',
  method: 'GET',
  node: 'business_account',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ node, query }) {
    const account = {
      id: node.id,
      name: node.numbers[0]?.verified_name ?? 'Account',
      currency: 'EGP',
      timezone_id: '47',
      account_review_status: 'APPROVED',
      message_template_namespace: `ns_${node.id}`,
    }
    const wanted = wantedFields(query, ['name', 'timezone_id', 'message_template_namespace'])
    return { body: selectFields(account, wanted, 'WhatsAppBusinessAccount') }
  },
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
    const params = paramsOf(body)
    requireProduct(params)
    const pin = requiredString(params, 'pin', '')
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
    requireOneOf(params, 'code_method', ['SMS', 'VOICE'])
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
    if (code !== CODE) throw new GraphError(136025)
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

const SETTINGS = ['calling', 'payload_encryption', 'storage_configuration', 'user_identity_change']

/** GET /{phone-number-id}/settings */
export const getSettings: Endpoint<'number'> = {
  name: 'settings.get',
  method: 'GET',
  node: 'number',
  edge: 'settings',
  permission: 'whatsapp_business_management',
  handle: ({ emulator: { world }, node }) => ({
    body: {
      calling: {
        status: 'DISABLED',
        call_icon_visibility: 'DEFAULT',
        callback_permission_status: 'DISABLED',
      },
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
    const params = paramsOf(body)
    if (!SETTINGS.some((name) => isObject(params[name]))) {
      throw invalidParameter('One feature setting must be specified.')
    }
    settings.set(node.id, { ...settings.get(node.id), ...params })
    return { body: { success: true } }
  },
}

const PROFILE_LIMITS: Record<string, number> = {
  about: 139,
  address: 256,
  description: 512,
  email: 128,
}
const PROFILE_FIELDS = [...Object.keys(PROFILE_LIMITS), 'profile_picture_url', 'websites', 'vertical']
const VERTICALS = [
  'OTHER',
  'AUTO',
  'BEAUTY',
  'APPAREL',
  'EDU',
  'ENTERTAIN',
  'EVENT_PLAN',
  'FINANCE',
  'GROCERY',
  'GOVT',
  'HOTEL',
  'HEALTH',
  'NONPROFIT',
  'PROF_SERVICES',
  'RETAIL',
  'TRAVEL',
  'RESTAURANT',
  'ALCOHOL',
  'ONLINE_GAMBLING',
  'PHYSICAL_GAMBLING',
  'OTC_DRUGS',
  'MATRIMONY_SERVICE',
]

/** GET /{phone-number-id}/whatsapp_business_profile */
export const getProfile: Endpoint<'number'> = {
  name: 'profile.get',
  method: 'GET',
  node: 'number',
  edge: 'whatsapp_business_profile',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node, query }) {
    const profile = { messaging_product: 'whatsapp', ...setupOf(world).profiles.get(node.id) }
    const unset = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, undefined]))
    const wanted = wantedFields(query, Object.keys(profile))
    const chosen = selectFields({ ...unset, ...profile }, wanted, 'WhatsAppBusinessProfile')
    return { body: { data: [{ messaging_product: 'whatsapp', ...chosen }] } }
  },
}

/** POST /{phone-number-id}/whatsapp_business_profile */
export const setProfile: Endpoint<'number'> = {
  name: 'profile.set',
  method: 'POST',
  node: 'number',
  edge: 'whatsapp_business_profile',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node, body }) {
    const params = paramsOf(body)
    requireProduct(params)
    const { messaging_product: _, ...values } = params
    if (values.vertical !== undefined) requireOneOf(values, 'vertical', VERTICALS)
    if (values.websites !== undefined) {
      for (const site of requiredList(values, 'websites', '', 0, 2)) {
        if (!/^https?:\/\/\S{1,248}$/.test(String(site))) {
          throw invalidParameter('Param websites must hold addresses that begin with http:// or https://.')
        }
      }
    }
    for (const [key, max] of Object.entries(PROFILE_LIMITS)) optionalString(values, key, '', { max })
    const { profiles } = setupOf(world)
    profiles.set(node.id, { ...profiles.get(node.id), ...values })
    return { body: { success: true } }
  },
}
