import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../../fixtures/whatsapp/', import.meta.url)

/** One element of `entry[].changes[]`. */
export type Change = { field: string; value: Record<string, unknown> }

/** Names of all fixtures, one per event of Meta. */
export const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

/** A fixture as it stands in the file, or spoken to other numbers. */
export function fixture(name: string, replace: Record<string, string> = {}): Change {
  let text = readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')
  for (const [from, to] of Object.entries(replace)) text = text.replaceAll(from, to)
  return JSON.parse(text)
}

/** The body of a POST with these changes in one entry. */
export function envelope(changes: Change[], wabaId = '102030405060708', time?: number): string {
  const entry = { id: wabaId, ...(time === undefined ? {} : { time }), changes }
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [entry] })
}

/** Numbers of one test, so that files do not meet. */
export type Business = { phoneNumberId: string; display: string; wabaId: string }

/** What the fixtures call the business and the customer, in the words of a test's own. */
export function spokenTo(business: Business, customer = '15550109999'): Record<string, string> {
  return {
    // First: the digits of an account stand in it by chance.
    '.10203040506070809': '.FIXTURE',
    '109876543210987': business.phoneNumberId,
    '15550100200': business.display.replace('+', ''),
    '102030405060708': business.wabaId,
    '15550109999': customer,
  }
}

type Person = { wa_id?: string; user_id?: string; name?: string }

/** A change of the field `messages` with what somebody wrote. */
export function written(
  business: Business,
  from: Person,
  messages: ({ id: string; at: number } & Record<string, unknown>)[],
): Change {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(business),
      contacts: [
        {
          profile: { name: from.name ?? 'منى' },
          ...(from.wa_id ? { wa_id: from.wa_id } : {}),
          ...(from.user_id ? { user_id: from.user_id } : {}),
        },
      ],
      messages: messages.map(({ id, at, ...rest }) => ({
        ...(from.wa_id ? { from: from.wa_id } : {}),
        ...(from.user_id ? { from_user_id: from.user_id } : {}),
        id,
        timestamp: String(at),
        type: 'text',
        ...('type' in rest ? {} : { text: { body: `text of ${id}` } }),
        ...rest,
      })),
    },
  }
}

/** A change of the field `messages` with statuses. */
export function reported(
  business: Business,
  statuses: ({ id: string; status: string; at: number } & Record<string, unknown>)[],
): Change {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(business),
      statuses: statuses.map(({ at, ...rest }) => ({ timestamp: String(at), ...rest })),
    },
  }
}

/** `metadata` of a business number. */
export function metadataOf({ phoneNumberId, display }: Business) {
  return { display_phone_number: display.replace('+', ''), phone_number_id: phoneNumberId }
}
