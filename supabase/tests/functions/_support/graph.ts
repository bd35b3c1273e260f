import { stack } from './stack.ts'

/*
 * The emulator's control API, typed as far as tests use it. It is shared by all files of a run: a rule of misbehaviour
 * always names a number or a recipient of the test's own.
 */

async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${stack.control_url}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`control ${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

function query(filter: Record<string, string | number | undefined>): string {
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `${value}`]],
  )
  return `?${new URLSearchParams(entries)}`
}

export type GraphNumber = {
  phone_number_id: string
  display_phone_number: string
  waba_id: string
  verified_name: string
  webhook_url?: string
  app_secret?: string
  pair_burst?: number
}

/** A message as the customer's phone has it. */
export type PhoneMessage = {
  wamid: string
  author: 'customer' | 'business'
  customer: string
  type: string
  content: Record<string, unknown>
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'
  callback_data?: string
}

export type GraphRequest = {
  method: string
  path: string
  endpoint: string | null
  recipient: string | null
  body: unknown
  answer: { status: number; body: unknown } | null
}

export type Delivery = {
  events: string[]
  wamids: string[]
  body: string
  signature: string | null
  attempts: { status: number | null }[]
  result: 'pending' | 'delivered' | 'retrying' | 'given_up'
}

export type SignatureKind =
  | 'right'
  | 'wrong_secret'
  | 'missing'
  | 'malformed'
  | 'truncated'
  | 'overlong'
  | 'no_prefix'
  | 'sha1_only'

type Post = {
  phone_number_id?: string
  field?: string
  value?: unknown
  changes?: { field: string; value: unknown }[]
  together?: boolean
  body?: unknown
  copies?: number
  concurrent?: number
  shuffle?: boolean
  signature?: SignatureKind
  app_secret?: string
  webhook_url?: string
}

type Posted = { posts: number; statuses: Record<string, number>; bodies: string[] }

type Rule = {
  match: Record<string, string>
  action: { type: string } & Record<string, unknown>
  count?: number
  skip?: number
  probability?: number
}

/** Makes a number known to the emulator, or changes it. */
export const registerNumber = (number: GraphNumber) => control<unknown>('POST', '/numbers', number)

/** Makes a person with a phone known to the emulator. */
export const registerCustomer = (customer: {
  phone: string
  name?: string
  bsuid?: string
  hide_phone?: boolean
}) => control<unknown>('POST', '/customers', customer)

/** Writes as a customer; the webhook follows by itself. */
export const writeAsCustomer = (
  message: { from: string; to: string; type: string } & Record<string, unknown>,
) => control<{ wamid: string }>('POST', '/messages', message)

/** Posts anything to the hub's webhook, signed as Meta does or wrongly. Resolves when every post has its answer. */
export const postWebhook = (post: Post) => control<Posted>('POST', '/webhooks', post)

/** Adds a rule by which the emulator misbehaves; `forgetRule` takes it away. */
export async function misbehave(rule: Rule): Promise<string> {
  const { rules } = await control<{ rules: { id: string }[] }>('POST', '/misbehave', rule)
  return rules[0]?.id ?? ''
}

export const forgetRule = (id: string) => control<unknown>('DELETE', `/misbehave/${id}`)

/** What the phone of a customer shows in the chat with a number. */
export async function phoneMessages(filter: {
  customer?: string
  phone_number_id?: string
  author?: 'customer' | 'business'
}): Promise<PhoneMessage[]> {
  return (await control<{ messages: PhoneMessage[] }>('GET', `/messages${query(filter)}`)).messages
}

/** The customer looks at the chat: what was delivered becomes read. */
export const readChat = (customer: string, phoneNumberId: string) =>
  control<unknown>('POST', '/chats/read', { customer, phone_number_id: phoneNumberId })

/** Opens or closes (0) the service window at Meta. */
export const setWindow = (customer: string, phoneNumberId: string, seconds: number) =>
  control<unknown>('POST', '/chats/window', { customer, phone_number_id: phoneNumberId, seconds })

/** What Graph was asked, oldest first. */
export async function graphRequests(filter: {
  endpoint?: string
  phone_number_id?: string
  recipient?: string
}): Promise<GraphRequest[]> {
  return (await control<{ requests: GraphRequest[] }>('GET', `/requests${query(filter)}`)).requests
}

/** Webhooks that the emulator has posted by itself, with their exact bodies. */
export async function deliveries(filter: { wamid?: string; event?: string }): Promise<Delivery[]> {
  return (await control<{ deliveries: Delivery[] }>('GET', `/deliveries${query(filter)}`)).deliveries
}

/** Makes a template known to the emulator, without review. */
export const putTemplate = (template: {
  name: string
  language: string
  waba_id: string
  components: object[]
  category?: string
}) => control<{ template: { id: string } }>('POST', '/templates', template)
