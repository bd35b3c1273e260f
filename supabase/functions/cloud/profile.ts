import type { z } from 'zod'
import { ProfileBody } from '../_shared/contracts/numbers.ts'
import * as graph from '../_shared/whatsapp/graph-numbers.ts'
import { keepProfile, tokenOfAccount } from './account.ts'
import { type Door, type DoorNumber, requireScope } from './door.ts'
import { accountOf } from './nodes.ts'

/** `POST /{phone_number_id}/whatsapp_business_profile`, without what every body of Meta carries. */
export const CloudProfile = ProfileBody.loose()

/** Changes the business profile at Meta, then here. */
export async function changeProfile(door: Door, number: DoorNumber, body: z.infer<typeof CloudProfile>) {
  requireScope(door, 'numbers:write')
  const token = await tokenOfAccount(accountOf(door, 'POST', number.waba_id).id)
  const { messaging_product: _, ...profile } = body as Record<string, unknown>
  await graph.writeProfile(number.phone_number_id, token, profile)
  await keepProfile(number.id, await graph.readProfile(number.phone_number_id, token))
  return { success: true }
}
