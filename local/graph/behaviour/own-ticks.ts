import type { Message } from '../world/messages.ts'
import type { World } from '../world/world.ts'

/** Moves the ticks of a customer's own message: delivered when the hub has taken it, read when the team has. */
export function markOwnMessage(world: World, message: Message, status: 'delivered' | 'read'): void {
  if (message.author !== 'customer') return
  if (!world.messages.advance(message, status, new Date(world.clock.now()).toISOString())) return
  world.feed.publish('message.status', {
    wamid: message.wamid,
    author: message.author,
    phone_number_id: message.phone_number_id,
    customer: message.customer,
    status,
    arrived: true,
  })
}
