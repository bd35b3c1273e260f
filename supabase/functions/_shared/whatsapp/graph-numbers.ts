import { z } from 'zod'
import { callGraph } from './graph.ts'

const Text = z.string().optional().catch(undefined)

const NumberFacts = z.looseObject({
  id: z.coerce.string(),
  display_phone_number: z.string(),
  verified_name: Text,
  quality_rating: Text,
  status: Text,
  name_status: Text,
  code_verification_status: Text,
  throughput: z.looseObject({ level: Text }).optional().catch(undefined),
  whatsapp_business_manager_messaging_limit: Text,
  is_on_biz_app: z.boolean().optional().catch(undefined),
  webhook_configuration: z.looseObject({ application: Text, phone_number: Text }).optional().catch(undefined),
  health_status: z
    .looseObject({ can_send_message: Text, entities: z.array(z.looseObject({})).optional().catch(undefined) })
    .optional()
    .catch(undefined),
})
export type NumberFacts = z.infer<typeof NumberFacts>

const FIELDS = [
  'display_phone_number,verified_name,quality_rating,status,name_status,code_verification_status,throughput',
  'whatsapp_business_manager_messaging_limit,is_on_biz_app,webhook_configuration,health_status',
].join(',')

/** Everything Meta says of a number. */
export async function readNumber(phoneNumberId: string, token: string): Promise<NumberFacts> {
  return await callGraph(`${phoneNumberId}?fields=${FIELDS}`, NumberFacts, { token })
}

/** Name of a business account; fails when the token may not see it. */
export async function readAccount(wabaId: string, token: string): Promise<string | undefined> {
  const answer = await callGraph(
    `${wabaId}?fields=id,name`,
    z.looseObject({ id: z.coerce.string(), name: Text }),
    { token },
  )
  return answer.name
}

/** Ids of the numbers of an account. */
export async function numbersOfAccount(wabaId: string, token: string): Promise<string[]> {
  const answer = await callGraph(
    `${wabaId}/phone_numbers?limit=100`,
    z.looseObject({ data: z.array(z.looseObject({ id: z.coerce.string() })) }),
    { token },
  )
  return answer.data.map(({ id }) => id)
}

/** Whether any app gets the account's webhooks. */
export async function isAppSubscribed(wabaId: string, token: string): Promise<boolean> {
  const answer = await callGraph(`${wabaId}/subscribed_apps`, z.looseObject({ data: z.array(z.unknown()) }), {
    token,
  })
  return answer.data.length > 0
}

const Success = z.looseObject({ success: z.literal(true) })

/** Lets the app of the token get the account's webhooks. */
export async function subscribeApp(wabaId: string, token: string): Promise<void> {
  await callGraph(`${wabaId}/subscribed_apps`, Success, { token, method: 'POST' })
}

/** Registers a number for the Cloud API; ten times in 72 hours at most. */
export async function registerNumber(phoneNumberId: string, token: string, pin: string): Promise<void> {
  const body = { messaging_product: 'whatsapp', pin }
  await callGraph(`${phoneNumberId}/register`, Success, { token, method: 'POST', body })
}

const PROFILE = 'about,address,description,email,profile_picture_url,websites,vertical'
const Profile = z.looseObject({
  data: z.array(z.looseObject({ business_profile: z.looseObject({}).optional() })).min(1),
})

/** The business profile that customers see. */
export async function readProfile(phoneNumberId: string, token: string): Promise<Record<string, unknown>> {
  const answer = await callGraph(`${phoneNumberId}/whatsapp_business_profile?fields=${PROFILE}`, Profile, {
    token,
  })
  const [first = {}] = answer.data
  const { messaging_product: _, ...profile } = (first.business_profile ?? first) as Record<string, unknown>
  return profile
}

/** Changes the business profile. */
export async function writeProfile(phoneNumberId: string, token: string, profile: object): Promise<void> {
  const body = { messaging_product: 'whatsapp', ...profile }
  await callGraph(`${phoneNumberId}/whatsapp_business_profile`, Success, { token, method: 'POST', body })
}

/** What we keep of Meta's facts, in our words. */
export function factsToKeep(facts: NumberFacts): Record<string, unknown> {
  const isCoexistence = facts.is_on_biz_app ?? false
  const canSend = facts.health_status?.can_send_message
  return {
    display_phone_number: facts.display_phone_number.replace(/[^\d+]/g, ''),
    verified_name: facts.verified_name,
    status: facts.status,
    quality_rating: facts.quality_rating === 'NA' ? 'UNKNOWN' : facts.quality_rating,
    name_status: facts.name_status,
    messaging_limit: facts.whatsapp_business_manager_messaging_limit,
    is_coexistence: isCoexistence,
    throughput_per_second: isCoexistence ? 20 : facts.throughput?.level === 'HIGH' ? 1000 : 80,
    health: facts.status === 'CONNECTED' && canSend !== 'BLOCKED' ? 'healthy' : 'unhealthy',
    health_details: facts.health_status ?? {},
  }
}
