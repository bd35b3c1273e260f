import { invalidValue } from '../../../errors/common.ts'
import { webhookError } from '../../../errors/graph-error.ts'
import { onlyKeys, requiredObject, requiredString } from '../params.ts'
import type { OutgoingKind } from './kind.ts'

const MAX_AGE_MS = 30 * 86_400_000
const graphemes = new Intl.Segmenter()

/** One emoji on a message, or none to take it off; a wrong target is told later by a status. */
export const reaction: OutgoingKind = {
  type: 'reaction',
  check({ request, world, number, customer }) {
    const value = requiredObject(request, 'reaction')
    onlyKeys(value, ['message_id', 'emoji'], 'reaction')
    const target = requiredString(value, 'message_id', 'reaction')
    const emoji = requiredString(value, 'emoji', 'reaction', { min: 0 })
    if (
      emoji !== '' &&
      ([...graphemes.segment(emoji)].length > 1 || !/\p{Extended_Pictographic}|\p{RI}|\u20e3/u.test(emoji))
    ) {
      throw invalidValue("Param reaction['emoji'] must be a single emoji.")
    }
    return {
      value: { message_id: target, emoji },
      verify: async () => {
        const message = world.messages.get(target)
        const valid =
          message?.phone_number_id === number.id &&
          message.customer === customer.phone &&
          message.type !== 'reaction' &&
          Date.parse(message.created_at) > world.clock.now() - MAX_AGE_MS
        return valid
          ? undefined
          : webhookError(131009, 'The message to react to does not exist or is too old.')
      },
    }
  },
}
