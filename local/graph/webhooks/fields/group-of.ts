import { Buffer } from 'node:buffer'
import { z } from 'zod'
import type { BusinessNumber } from '../../world/numbers.ts'
import { metadataOf } from '../change.ts'
import type { Scene } from './field-event.ts'

/** What every event of a group may name. */
export const groupInput = z.looseObject({ group_id: z.string().optional(), type: z.string().optional() })

/** The id that Meta would give: opaque, made of the number and the group's own. */
function groupIdOf(number: BusinessNumber): string {
  return Buffer.from(`capi_group:${number.number}:120363000000000001`).toString('base64')
}

/** `value` of an event about one group. */
export function groupValue(
  { world, number }: Scene,
  group: Record<string, unknown>,
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    groups: [{ timestamp: String(world.clock.seconds()), group_id: groupIdOf(number), ...group }],
  }
}
