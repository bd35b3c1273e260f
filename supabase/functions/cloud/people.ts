import { z } from 'zod'
import type { Json } from '../_shared/database.types.ts'
import { callGraph } from '../_shared/whatsapp/graph.ts'
import { tokenOfAccount } from './account.ts'
import { type Door, type DoorNumber, requireScope } from './door.ts'
import { contactIdOf, readContact } from './history.ts'
import { accountOf } from './nodes.ts'
import { invalidParameter, unknownObject } from './refusal.ts'

/** `PATCH /{phone_number_id}/contacts/{wa_id}` of Kapso; `metadata` are our attributes. */
export const CloudContactChange = z.looseObject({
  display_name: z.string().max(200).nullish(),
  customer_id: z.string().max(200).nullish(),
  metadata: z.record(z.string().max(80), z.unknown()).optional(),
})

/** Changes what a client may say of a person. */
export async function changeContact(door: Door, waId: string, body: z.infer<typeof CloudContactChange>) {
  const contactId = await contactIdOf(door, waId)
  if (!contactId) throw unknownObject('PATCH', waId)
  const attributes = {
    ...body.metadata,
    ...(body.customer_id === undefined ? {} : { customer_id: body.customer_id }),
  }
  await door.caller.supabase
    .rpc('update_contact', {
      contact_id: contactId,
      patch: {
        ...(body.display_name === undefined ? {} : { display_name: body.display_name }),
        ...(Object.keys(attributes).length ? { attributes } : {}),
      } as Json,
    })
    .throwOnError()
  return { success: true, ...(await readContact(door, waId, undefined)) }
}

const User = z.looseObject({ user: z.string().max(140).optional(), user_id: z.string().max(140).optional() })

/** `POST` and `DELETE /{phone_number_id}/block_users` */
export const CloudBlock = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  block_users: z.array(User).min(1).max(100),
})

const Entry = z.looseObject({ input: z.string(), wa_id: z.string().optional() })
const Blocked = z.looseObject({
  block_users: z.looseObject({
    added_users: z.array(Entry).optional(),
    removed_users: z.array(Entry).optional(),
  }),
})

/** Blocks people at Meta, then here, where nothing is sent to them any more; or lets them in again. */
export async function block(
  door: Door,
  number: DoorNumber,
  body: z.infer<typeof CloudBlock>,
  method: 'POST' | 'DELETE',
) {
  requireScope(door, 'contacts:write')
  const people = await Promise.all(
    body.block_users.map(async ({ user, user_id }) => {
      const input = user ?? user_id
      if (input === undefined) throw invalidParameter('Each entry of block_users needs user or user_id.')
      const contactId = await contactIdOf(door, input, user === undefined ? 'bsuid' : 'wa_id')
      if (!contactId) throw unknownObject(method, input)
      return { input, contactId }
    }),
  )
  const account = accountOf(door, method, number.waba_id)
  const answer = await callGraph(`${number.phone_number_id}/block_users`, Blocked, {
    token: await tokenOfAccount(account.id),
    method,
    body,
  })
  const done = answer.block_users.added_users ?? answer.block_users.removed_users ?? []
  for (const { input, contactId } of people) {
    if (!done.some((one) => one.input === input)) continue
    await door.caller.supabase
      .rpc('update_contact', { contact_id: contactId, patch: { blocked: method === 'POST' } })
      .throwOnError()
  }
  return answer
}

/** `GET /{phone_number_id}/block_users`: as Meta lists them. */
export async function listBlocked(door: Door, number: DoorNumber, query: URLSearchParams) {
  requireScope(door, 'contacts:read')
  const account = accountOf(door, 'GET', number.waba_id)
  const wanted = new URLSearchParams()
  for (const key of ['limit', 'after', 'before']) {
    const value = query.get(key)
    if (value !== null && /^[\w=+/-]{1,200}$/.test(value)) wanted.set(key, value)
  }
  const answer = await callGraph(
    `${number.phone_number_id}/block_users?${wanted}`,
    z.looseObject({ data: z.array(z.unknown()) }),
    {
      token: await tokenOfAccount(account.id),
    },
  )
  // Its `next` carries Meta's token, which is not the client's to see.
  const paging = answer.paging as { cursors?: unknown } | undefined
  return { data: answer.data, paging: { cursors: paging?.cursors ?? {} } }
}
