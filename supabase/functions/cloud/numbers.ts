import { z } from 'zod'
import { callGraph } from '../_shared/whatsapp/graph.ts'
import { factsToKeep, readNumber } from '../_shared/whatsapp/graph-numbers.ts'
import { keepNumberFacts, tokenOfAccount } from './account.ts'
import { type Door, type DoorNumber, requireScope } from './door.ts'
import { accountOf } from './nodes.ts'
import { Refusal } from './refusal.ts'

const Pin = z.string().regex(/^\d{6}$/, 'must be six digits')

/** What registering a number is made of; the parameters may stand in the address, as in Meta's examples. */
export const STEPS = {
  request_code: z.object({
    code_method: z.enum(['SMS', 'VOICE']),
    language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'must be a code such as ar or en_US'),
  }),
  // People read 123-456 in the message; Meta takes it without the hyphen.
  verify_code: z.object({
    code: z
      .string()
      .transform((code) => code.replace('-', ''))
      .pipe(z.string().regex(/^\d{6}$/, 'must be the six digits that were sent')),
  }),
  register: z.object({
    pin: Pin,
    data_localization_region: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  deregister: z.object({}),
} as const
export type Step = keyof typeof STEPS

const Success = z.looseObject({ success: z.boolean() })

async function tokenFor(door: Door, number: DoorNumber, method: string): Promise<string> {
  return await tokenOfAccount(accountOf(door, method, number.waba_id).id)
}

/** One step at Meta; what Meta says of the number afterwards is kept, since only a connected one may send. */
export async function step(door: Door, number: DoorNumber, name: Step, parameters: object) {
  requireScope(door, 'numbers:write')
  const token = await tokenFor(door, number, 'POST')
  const answer = await callGraph(`${number.phone_number_id}/${name}`, Success, {
    token,
    method: 'POST',
    body: { messaging_product: 'whatsapp', ...parameters },
  })
  if (name === 'register' || name === 'deregister') {
    await keepNumberFacts(number.id, factsToKeep(await readNumber(number.phone_number_id, token)))
  }
  return { success: answer.success }
}

/** `GET /{phone_number_id}/settings`, as Meta has them. */
export async function readSettings(door: Door, number: DoorNumber, query: Record<string, string>) {
  requireScope(door, 'numbers:read')
  if (query.include_sip_credentials === 'true') {
    throw new Refusal({
      status: 403,
      code: 10,
      message: '(#10) Permission Denied',
      details: 'The hub hands out no SIP credentials.',
    })
  }
  const token = await tokenFor(door, number, 'GET')
  return await callGraph(`${number.phone_number_id}/settings`, z.looseObject({}), { token })
}

/** What can be set of a number; what stands inside is Meta's to judge. */
export const CloudSettings = z.looseObject({
  calling: z.looseObject({}).optional(),
  user_identity_change: z.looseObject({}).optional(),
  storage_configuration: z.looseObject({}).optional(),
  payload_encryption: z.looseObject({}).optional(),
})

/** `POST /{phone_number_id}/settings` */
export async function changeSettings(door: Door, number: DoorNumber, body: z.infer<typeof CloudSettings>) {
  requireScope(door, 'numbers:write')
  const token = await tokenFor(door, number, 'POST')
  const path = `${number.phone_number_id}/settings`
  return { success: (await callGraph(path, Success, { token, method: 'POST', body })).success }
}
